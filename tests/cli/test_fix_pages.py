"""`--fix` in pages, string resources and subtitles: the text changes, and no other byte."""

import subprocess
import sys

import pytest

PAGE = """<!DOCTYPE html>\r
<html lang="en"><head><meta charset="iso-8859-1"><title>A &amp; B</title>\r
<p title="see the the caf\xe9">The council met on <b>on</b> Monday &amp; it was late .\r
<p>The mayor spoke to the press for long. <i>The mayor spoke to the press for long.</i> Then it <br> ended.\r
"""
FIXED_PAGE = (
    PAGE.replace("the the", "the")
    .replace("on <b>on</b>", "on<b></b>")
    .replace(" <i>The mayor spoke to the press for long.</i>", "<i></i>")
    .replace("late .", "late.")
)
STRINGS = """<?xml version="1.0" encoding="utf-8"?>
<resources>
  <!-- a comment -->
  <string name="a">It\\'s late , &lt;b>the the&lt;/b> <u>caf\xe9</u>\\n isn\\'t open.</string>
</resources>
"""
FIXED_STRINGS = STRINGS.replace("late ,", "late,").replace("the the", "the")
CUES = """WEBVTT

NOTE a comment

00:01.000 --> 00:02.000 align:start
The council met on

00:02.000 --> 00:03.000
on <i>Monday</i> &amp; it was late .
"""
FIXED_CUES = CUES.replace("\non <i>", "\n <i>").replace("late .", "late.")
SUBTITLES = CUES.replace("WEBVTT\n\nNOTE a comment\n", "1").replace(" align:start", "").replace("01.000", "01,000")
FIXED_SUBTITLES = FIXED_CUES.replace("WEBVTT\n\nNOTE a comment\n", "1").replace(" align:start", "").replace("01.000", "01,000")


@pytest.mark.parametrize(
    ("name", "text", "fixed", "encoding"),
    [
        pytest.param("a.html", PAGE, FIXED_PAGE, "cp1252", id="html"),
        pytest.param("strings.xml", STRINGS, FIXED_STRINGS, "utf-8", id="android"),
        pytest.param("a.vtt", CUES, FIXED_CUES, "utf-8", id="vtt"),
        pytest.param("a.srt", SUBTITLES, FIXED_SUBTITLES, "utf-8", id="srt"),
    ],
)
def test_fixes_are_written_into_the_text_alone(tmp_path, name, text, fixed, encoding):
    file = tmp_path / name
    file.write_bytes(text.encode(encoding))
    arguments = ["--no-config", "--no-cache", "--language", "en", "--select", "DUP,TYP", "--fix", "--unsafe-fixes", name]
    command = [sys.executable, "-m", "mtlint", "check", *arguments]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert file.read_bytes().decode(encoding) == fixed, done.stdout + done.stderr
