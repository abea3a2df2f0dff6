"""Whom mtlint speaks to: nobody but this machine once LanguageTool is there, and before that the named repository."""

import json
import os
import sys
from pathlib import Path

import pytest

from mtlint.grammar.lock import load_lock
from mtlint.grammar.settings import default_cache

PROXIES = dict.fromkeys(("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"), "http://192.0.2.1:3128")

SPEAKS = "import socket; s = socket.socket(socket.{kind}); s.settimeout(0.5); s.{how}"

TEXTS = {
    "page.txt": "The shop is open today. The shop is open today. He recieved it, and it go well.\n",
    "page.md": "# Opening\n\n![shop](https://images.example/shop.png)\n\nHe go to https://shop.example/ now, now.\n",
    "page.html": '<!DOCTYPE html><html lang="en"><head><link rel="stylesheet" href="https://cdn.example/style.css">'
    '<script src="https://cdn.example/a.js"></script></head><body><p>He go to the the shop.</p></body></html>\n',
    "page.xliff": '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="urn:oasis:names:tc:xliff:document:1.2 https://schemas.example/xliff.xsd">'
    '<file original="a" source-language="de" target-language="en" datatype="plaintext"><body><trans-unit id="1">'
    "<source>Das Geschäft ist offen.</source><target>The shop are open.</target></trans-unit></body></file></xliff>\n",
}
"""Texts that name other machines, as texts do."""


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "texts"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def mtlint(*arguments):
    return ("-m", "mtlint", *arguments)


@pytest.mark.parametrize(
    ("kind", "how", "where"),
    [
        pytest.param("AF_INET, socket.SOCK_STREAM", 'connect(("192.0.2.1", 80))', "192.0.2.1", id="a connection"),
        pytest.param("AF_INET6, socket.SOCK_STREAM", 'connect(("2001:db8::1", 80))', "2001:db8::1", id="one over IPv6"),
        pytest.param("AF_INET, socket.SOCK_DGRAM", 'sendto(b"x", ("192.0.2.1", 9))', "192.0.2.1", id="a datagram"),
    ],
)
def test_what_watches_sees_what_is_sent(watched, namespaces, kind, how, where):
    if not namespaces:
        pytest.skip("no network namespace to be had")
    seen = watched("-c", SPEAKS.format(kind=kind, how=how))
    assert seen.packets["strays"] == [where]
    assert where in {host for host, _ in seen.addresses}


def test_a_whole_check_and_a_report_speak_to_this_machine_alone(watched, folder):
    temporary = folder.parent / "temporary"
    temporary.mkdir()
    options = ("--no-config", "--no-cache", ".")
    outside = watched(*mtlint("check", "-f", "json", *options), cwd=folder, alone=False)
    inside = watched(*mtlint("check", "-f", "json", *options), cwd=folder, **PROXIES)
    assert (inside.status, inside.strays) == (1, []), inside.said
    assert (outside.status, outside.strays) == (1, [])
    assert outside.connected, "connections are seen where packets are not"
    assert json.loads(inside.printed) == json.loads(outside.printed)
    found = {(one["path"], one["code"][:3]) for one in json.loads(inside.printed)["diagnostics"]}
    assert {(name, "GRM") for name in TEXTS} <= found, "LanguageTool had its say on each"
    (server,) = inside.addresses
    assert server[0] == "127.0.0.1"

    report = watched(*mtlint("report", "-o", "../out", *options), cwd=folder, TMPDIR=str(temporary))
    assert (report.status, report.strays) == (0, []), report.said
    assert [*temporary.iterdir()] == [], "nothing is left behind"
    written = json.loads((folder.parent / "out" / "report.json").read_text(encoding="utf-8"))
    assert written["summary"] == json.loads(inside.printed)["summary"]
    if inside.packets:
        assert inside.packets["seen"] > 50
        assert report.packets["seen"] > 50


@pytest.mark.parametrize("command", ["doctor", "rules", "rule DUP001", "languages", "--version"])
def test_what_only_looks_speaks_to_nobody(watched, command):
    seen = watched(*mtlint(*command.split(), *([] if command in {"rules", "rule DUP001", "--version"} else ["--no-config"])))
    assert (seen.status, seen.strays, seen.addresses) == (0, [], set()), seen.said + seen.printed
    assert not seen.packets or seen.packets["seen"] == 0


def test_a_first_run_speaks_to_the_named_repository_alone(watched, tmp_path):
    jars = Path(os.environ.get("MTLINT_CACHE_DIR") or default_cache()) / "jars"
    fetch = mtlint("languages", "install", "--no-config", "--cache-dir", tmp_path / "cache", "--maven-mirror", "{mirror}")
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    home.mkdir()
    temporary.mkdir()
    own = {"HOME": str(home), "TMPDIR": str(temporary)}
    seen = watched(Path(__file__).with_name("mirror.py"), jars, sys.executable, *fetch, **own)
    assert (seen.status, seen.strays) == (0, []), seen.said
    assert [*home.rglob("*"), *temporary.rglob("*")] == [], "nothing is written but into the cache"
    port, handed_out = seen.printed.split()
    # Without a port are the repository's look-ups of this machine's own name.
    assert {address for address in seen.addresses if address[1]} == {("127.0.0.1", port)}
    assert int(handed_out) == len(load_lock().jars_for(())) == len(list((tmp_path / "cache" / "jars").glob("*.jar")))
