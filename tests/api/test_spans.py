"""No place is off by one, whatever stands before it in the file."""

import json
import subprocess
import sys

import pytest

SENTENCE = "The museum is closed on Mondays."
TEXT = f"He recieved the letter. {SENTENCE} {SENTENCE} It was the the end."
PREFIXES = {
    "nothing": "",
    "emoji": "😀👩‍👩‍👧 ok. ",
    "cjk": "这是标题。\n\n",
    "nbsp": "\u00a0Good\u00a0day to all. ",
    "combining": "Cafe\u0301 noir. ",
    "crlf": "A first line.\r\nAnd a second one.\r\n\r\n",
    "cr": "A first line.\rAnd a second one.\r",
    "line separator": "A first\u2028line. ",
    "astral words": "𝒜𝓁𝓁 𝑔𝑜𝑜𝒹. ",
}


def diagnostics(path):
    done = subprocess.run(
        [sys.executable, "-m", "mtlint", "check", "--no-config", "--output-format", "json", str(path)],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr.decode()
    return json.loads(done.stdout)["diagnostics"]


def line_and_column(text, offset):
    before = text[:offset].replace("\r\n", "\n\n").replace("\r", "\n")
    lines = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert len(before) == offset
    return len(lines), len(lines[-1]) + 1


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """Every text in one run: name -> (text, diagnostics)."""
    folder = tmp_path_factory.mktemp("spans")
    texts = {}
    for name, prefix in PREFIXES.items():
        for mark in ("", "\ufeff"):
            file = folder / f"{name}{' with mark' if mark else ''}.txt"
            file.write_bytes((mark + prefix + TEXT).encode("utf-8"))
            texts[file.name] = prefix + TEXT
    every = diagnostics(folder)
    return {name: (text, [d for d in every if d["path"].endswith(f"/{name}")]) for name, text in texts.items()}


@pytest.mark.parametrize("mark", ["", " with mark"])
@pytest.mark.parametrize("name", PREFIXES)
def test_planted_defects_are_found_at_their_place(found, name, mark):
    text, found_here = found[f"{name}{mark}.txt"]
    places = {(d["code"], d["start"]["offset"], d["end"]["offset"]) for d in found_here}
    misspelt = text.index("recieved")
    second = text.rindex(SENTENCE)
    assert ("GRM003", misspelt, misspelt + len("recieved")) in places
    assert ("DUP001", second, second + len(SENTENCE)) in places
    (repeat,) = [d for d in found_here if d["code"] == "DUP001"]
    assert repeat["related"][0]["start"]["offset"] == text.index(SENTENCE)


@pytest.mark.parametrize("mark", ["", " with mark"])
@pytest.mark.parametrize("name", PREFIXES)
def test_every_place_says_the_same_in_every_way(found, name, mark):
    text, found_here = found[f"{name}{mark}.txt"]
    for diagnostic in found_here:
        places = [diagnostic, *diagnostic["related"], *(diagnostic["fix"] or {"edits": []})["edits"]]
        assert text[diagnostic["start"]["offset"] : diagnostic["end"]["offset"]] == diagnostic["text"]
        for place in places:
            there, _ = found[place.get("path", diagnostic["path"]).rpartition("/")[2]]
            for end in ("start", "end"):
                assert line_and_column(there, place[end]["offset"]) == (place[end]["line"], place[end]["column"])


def test_rows_count_in_the_decoded_target_and_in_the_file(tmp_path):
    target = f'He said "yes" 中 😀 and left. {TEXT}'
    row = json.dumps({"source": "x", "target": target})
    (tmp_path / "a.jsonl").write_text(row + "\n", encoding="utf-8")
    by_code = {d["code"]: d for d in diagnostics(tmp_path / "a.jsonl")}
    second, word = target.rindex(SENTENCE), target.index("recieved")
    assert by_code["DUP001"]["start"]["segment_offset"] == second
    assert by_code["DUP001"]["end"]["segment_offset"] == second + len(SENTENCE)
    assert by_code["GRM003"]["start"]["segment_offset"] == word
    assert by_code["GRM003"]["start"]["offset"] == row.index("recieved")
    assert by_code["GRM003"]["start"]["line"] == 1
