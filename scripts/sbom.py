"""Write the software bill of materials of mtlint as CycloneDX's JSON: `python scripts/sbom.py FILE`.

Python's packages are those of requirements/run.txt, read by cyclonedx-py; LanguageTool's jars are those of the lock file. The
same inputs give the same bytes.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseAcknowledgement
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

from mtlint import __version__
from mtlint.grammar.lock import Jar, load_lock

ROOT = Path(__file__).resolve().parent.parent
LICENCES: dict[str, dict[str, Any]] = json.loads(Path(__file__).with_name("licences.json").read_text(encoding="utf-8"))
VERSION = SchemaVersion.V1_6
FACTORY = LicenseFactory()


def main() -> None:
    """Write the file that is named."""
    if len(sys.argv) != 2:
        sys.exit("usage: python scripts/sbom.py FILE")
    Path(sys.argv[1]).write_text(render(materials()), encoding="utf-8")


def materials() -> Bom:
    """Everything that users get: mtlint, the packages it is installed with, and the jars it fetches."""
    bom = packages()
    itself = bom.metadata.component
    if itself is None:
        raise AssertionError
    itself.version = __version__
    for component in bom.components:
        component.licenses.add(licence("packages", component.name))
    bom.components |= {jar_component(jar) for jar in load_lock().jars}
    for component in bom.components:
        bom.register_dependency(component)
    bom.register_dependency(itself, bom.components)
    return bom


def packages() -> Bom:
    """The pinned packages of Python as cyclonedx-py reads them."""
    command = ("-m", "cyclonedx_py", "requirements", "requirements/run.txt", "--pyproject", "pyproject.toml")
    options = ("--output-reproducible", "--spec-version", VERSION.to_version(), "--output-file", "-")
    done = subprocess.run([sys.executable, "-W", "ignore", *command, *options], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return Bom.from_json(json.loads(done.stdout))  # type: ignore[attr-defined, no-any-return]


def jar_component(jar: Jar) -> Component:
    """A jar with its digest. The languages that need it are a property; without one it is always fetched."""
    qualifiers = {"type": "jar"} | ({"classifier": jar.classifier} if jar.classifier else {})
    purl = PackageURL("maven", jar.group, jar.artifact, jar.version, qualifiers)
    return Component(
        type=ComponentType.LIBRARY,
        bom_ref=str(purl),
        group=jar.group,
        name=jar.artifact,
        version=jar.version,
        purl=purl,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=jar.sha256)],
        licenses=[licence("jars", f"{jar.group}:{jar.artifact}")],
        properties=[Property(name="mtlint:language", value=language) for language in jar.languages],
    )


def licence(kind: str, name: str) -> Any:
    """The licence of a package or a jar as its makers declare it."""
    said = LICENCES[kind][name.lower()]["licence"] if kind == "packages" else LICENCES[kind][name]["licence"]
    return FACTORY.make_from_string(said, license_acknowledgement=LicenseAcknowledgement.DECLARED)


def render(bom: Bom) -> str:
    """JSON without a serial number, which would be another one each time."""
    raw = json.loads(make_outputter(bom, OutputFormat.JSON, VERSION).output_as_string())
    del raw["serialNumber"], raw["metadata"]["timestamp"]
    return json.dumps(raw, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
