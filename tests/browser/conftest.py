"""A report on disk and the system's Chromium, which is driven over file://."""

import io
from dataclasses import replace

import pytest

from mtlint.model import Checked
from mtlint.reporters import FOLDER_REPORTERS, STREAM_REPORTERS, Style, read_earlier


@pytest.fixture(scope="session")
def report(factory, tmp_path_factory):
    """Folder of the report over the example pages."""
    return FOLDER_REPORTERS["html"].write(factory.example(), tmp_path_factory.mktemp("report")).parent


@pytest.fixture(scope="session")
def nasty(factory, tmp_path_factory):
    """Folder of the report over text that tries to be obeyed."""
    return FOLDER_REPORTERS["html"].write(factory.nasty(), tmp_path_factory.mktemp("nasty")).parent


@pytest.fixture(scope="session")
def compared(factory, tmp_path_factory):
    """Folder of a report in which the second page has two new findings, and one is gone from the third."""
    folder = tmp_path_factory.mktemp("compared")
    first, second, third, *others = factory.example().documents
    before = replace(
        factory.report(),
        documents=(first, Checked(second.document, second.diagnostics[2:]), third, *others),
    )
    stream = io.StringIO()
    STREAM_REPORTERS["json"].write(before, stream, Style())
    (folder / "old.json").write_text(stream.getvalue(), "utf-8")
    now = (first, second, Checked(third.document, third.diagnostics[1:]), *others)
    report = replace(factory.report(), documents=now)
    with FOLDER_REPORTERS["html"].open(folder, read_earlier(folder / "old.json")) as writing:
        writing.begin(report.tool, report.rules)
        for checked in report.documents:
            writing.add(checked)
        writing.finish(report)
    return folder


class Watch:
    """What a page asked for and complained about."""

    def __init__(self, page):
        self.requests, self.complaints = [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))


@pytest.fixture
def visit(browser):
    """Opens a page in a context of its own and watches it."""
    contexts = []

    def open_page(path, anchor="", **options):
        context = browser.new_context(**{"reduced_motion": "reduce", "viewport": {"width": 1280, "height": 800}} | options)
        contexts.append(context)
        page = context.new_page()
        page.watch = Watch(page)
        page.goto(path.as_uri() + anchor)
        return page

    yield open_page
    for context in contexts:
        context.close()
