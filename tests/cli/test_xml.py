"""XLIFF and TMX through the command: what is written back, and what is refused."""

import json
import os
import subprocess
import sys

import pytest

RULES = ["--no-config", "--no-cache", "--select", "TYP001,TYP003,DUP001,DUP004,RES003,SUP"]

XLIFF = """<?xml version="1.0" encoding="UTF-8"?>\r
<!-- kept  --><xliff version='1.2' xmlns="urn:oasis:names:tc:xliff:document:1.2" ><file source-language="zh"\r
 target-language="en-US"><body>\r
<trans-unit id="1"><source>一</source>
<target state='new'>Fish &amp;<g id="1"> chips</g> , and&#x20;<x id='2'/> {}</target></trans-unit>\r
<trans-unit id="2"><source>二</source><target><![CDATA[A <b> & {} , here.]]></target></trans-unit>\r
<trans-unit id="3"><source>三</source><target>All &amp;amp; is <!-- a note -->well.</target>{}</trans-unit>\r
</body></file></xliff>\r
"""
NOTE = "<note>mtlint: ignore[DUP004] no more</note>"
TMX = """<?xml version="1.0" encoding="utf-16"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh"><seg>一 😀</seg></tuv>
<tuv xml:lang="en-US" >
<seg>It is{} so <bpt i="1">&lt;b&gt;</bpt>well{}<ept i="1"/> , &#128512;</seg></tuv></tu></body></tmx>"""


def mtlint(folder, *arguments):
    command = [sys.executable, "-m", "mtlint", "check", *RULES, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=120)


def test_only_the_bytes_of_the_texts_change(tmp_path):
    before = XLIFF.format("in in", "the the", NOTE)
    (tmp_path / "a.xlf").write_bytes(b"\xef\xbb\xbf" + before.encode())
    (tmp_path / "b.tmx").write_bytes(TMX.format(" is", " well").encode("utf-16"))
    done = mtlint(tmp_path, "--fix", "--unsafe-fixes")
    assert done.returncode == 0, done.stdout.decode()
    after = XLIFF.format("in", "the", "").replace("</g> ,", "</g>,").replace("the , here", "the, here")
    after = after.replace("&amp;amp;", "&amp;")
    assert (tmp_path / "a.xlf").read_bytes().decode("utf-8-sig") == after
    expected = TMX.format("", "").replace("/> ,", "/>,")
    assert (tmp_path / "b.tmx").read_bytes() == expected.encode("utf-16")


def test_a_tag_is_never_lost_with_a_text(tmp_path):
    row = "<xliff><file><body><trans-unit id='1'><source>看</source><target>{}</target></trans-unit></body></file></xliff>"
    text = "Press <x id='1'/> to open the door. "
    (tmp_path / "a.xlf").write_text(row.format(text + text), encoding="utf-8")
    (tmp_path / "b.xlf").write_text(row.format((text * 2).replace("<x id='1'/>", "<g id='1'>it</g>")), encoding="utf-8")
    done = mtlint(tmp_path, "--fix", "--unsafe-fixes")
    assert "a.xlf:1: fix of DUP001 not made: " in done.stderr.decode()
    assert (tmp_path / "a.xlf").read_text("utf-8") == row.format(text + text)
    left = (tmp_path / "b.xlf").read_text("utf-8")
    assert (left.count("door"), left.count("<g id='1'>")) == (1, 2)


def _depth(name):
    return f"<{name}>" * 100_000


_LAUGHTER = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_UNIT = "<file><body><trans-unit id='1'><source>x</source><target>{}</target></trans-unit></body></file></xliff>"
HOSTILE = {
    "xxe.xlf": ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<xliff>' + _UNIT.format("&e;"), "line 1, column 1: "),
    "laughs.tmx": (f'\n<!DOCTYPE x [<!ENTITY l0 "ha">{_LAUGHTER}]><tmx>&l9;</tmx>', "line 2, column 1: its document type"),
    "quadratic.xlf": (f'<!DOCTYPE x [<!ENTITY e "{"x" * 99_999}">]><xliff>{"&e;" * 99_999}</xliff>', "its document type"),
    "dtd.xlf": (
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">\n<xliff>' + _UNIT.format("a &e; b"),
        "line 2, column 67: not well-formed XML: undefined entity: ",
    ),
    "deep.xlf": (f"<xliff>{_depth('g')}", "more than 200 deep: export the file anew"),
    "deep.tmx": (f"<tmx>{_depth('g')}", "more than 200 deep: export the file anew"),
    "cut.xlf": ("<xliff>\n<file>" + _UNIT.format("The the.")[:60], "line 2, column 67: the file ends inside"),
    "encoding.xlf": ('<?xml version="1.0" encoding="utf-16"?>\n<xliff/>', "line 1: declares the encoding utf-16"),
    "latin.tmx": ('<?xml version="1.0" encoding="latin1"?>\n<tmx>é</tmx>', "line 1: declares latin1, and is UTF-8: write"),
    "one.tmx": (TMX.replace("utf-16", "utf-8").replace("en-US", "zh"), "line 3, column 1: no translation into en-US"),
}


# On Linux a process is said to have taken what the one that started it had, so a small one does that.
MEASURED = """
import resource, subprocess, sys
status = subprocess.run(sys.argv[1:], stderr=subprocess.DEVNULL).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(status)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows does not say what a process took")
def test_hostile_files_are_refused_with_place_and_remedy(tmp_path):
    for name, (text, _) in HOSTILE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with (tmp_path / "entity.xlf").open("wb") as file:
        file.write(b'<!DOCTYPE x [<!ENTITY e "')
        file.truncate(2**30)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    arguments = [sys.executable, "-m", "mtlint", "check", *RULES, "--fix", "--output-format", "json"]
    done = subprocess.run([sys.executable, "-c", MEASURED, *arguments], cwd=tmp_path, capture_output=True, check=False)
    told, peak = done.stdout.decode(), int(done.stderr.split()[-1])
    assert done.returncode == 2
    said = {failure["path"]: failure["message"] for failure in json.loads(told)["failures"]}
    assert "1,073,741,824 bytes, more than the 67,108,864 that are read: split the file" in said.pop("entity.xlf")
    assert said.keys() == HOSTILE.keys()
    assert [name for name, (_, message) in HOSTILE.items() if message not in said[name]] == []
    assert "root:" not in told
    assert peak < 400_000 * (1024 if sys.platform == "darwin" else 1)
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before
