"""JUnit XML, in the dialect of Jenkins, for the test pages of CI services."""

from typing import TextIO

from mtlint.model import Checked, Report
from mtlint.reporters.base import Style
from mtlint.reporters.located import located_in
from mtlint.reporters.places import Elsewhere
from mtlint.reporters.xml import XmlWriter


class JunitReporter:
    """A suite a file: a failed case a finding, one passed case where there is none, an error where it was not checked."""

    def write(self, report: Report, stream: TextIO, style: Style) -> None:
        """Write suites in order of path, then a suite for each thing that could not be checked."""
        del style
        writer, summary, elsewhere = XmlWriter(stream), report.summary(), Elsewhere(report)
        cases = sum(max(len(checked.diagnostics), 1) for checked in report.documents) + len(report.failures)
        counts = {"tests": cases, "failures": summary.findings, "errors": len(report.failures)}
        with writer.element("testsuites", name=report.tool.name, **counts):
            for checked in report.documents:
                _suite(writer, checked, elsewhere)
            for failure in report.failures:
                with (
                    writer.element("testsuite", name=failure.path, tests=1, failures=0, errors=1),
                    writer.element("testcase", name="could be checked", classname=failure.path),
                ):
                    writer.leaf("error", message=f"could not be checked: {failure.message}", type="not-checked")


def _suite(writer: XmlWriter, checked: Checked, elsewhere: Elsewhere) -> None:
    path, found = checked.document.path, len(checked.diagnostics)
    with writer.element("testsuite", name=path, tests=max(found, 1), failures=found, errors=0):
        if not found:
            writer.leaf("testcase", name="no findings", classname=path)
        for one in located_in(checked, elsewhere):
            item = one.diagnostic
            # The fingerprint tells cases apart and stays when lines move, so a CI service sees which failure is new.
            with writer.element("testcase", name=f"{item.code} {item.rule} {item.fingerprint}", classname=path):
                body = (f"{one.place}: {one.sentence}", item.text)
                writer.leaf("failure", *body, message=one.sentence, type=f"{item.severity} {item.code}")
