"""SubRip and WebVTT: cues to sentences, and what of a file is text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.model import Kind
from mtlint.readers import FORMATS, ReaderError, read
from mtlint.readers.document import format_of


def srt(*cues, seconds=2):
    times = (f"00:00:{at * seconds:02},000 --> 00:00:{at * seconds + 1:02},500" for at in range(len(cues)))
    return "\n".join(f"{number}\n{shown}\n{text}\n" for number, (shown, text) in enumerate(zip(times, cues, strict=True), 1))


def vtt(*blocks):
    return "WEBVTT\n\n" + "\n\n".join(blocks)


def document(text, name="x.srt"):
    return read(text.encode("utf-8"), name, "en-US")


def texts(text, name="x.srt"):
    return [segment.text for segment in document(text, name).segments]


@pytest.mark.parametrize(
    ("cues", "said"),
    [
        pytest.param(
            ["We went", "to the park.", "It rained."], ["We went\nto the park.", "It rained."], id="a sentence in two"
        ),
        pytest.param(["I live in", "Paris now.", "Do you?"], ["I live in\nParis now.", "Do you?"], id="a name goes on"),
        pytest.param(["Well...", "that is it.", "Yes."], ["Well...\nthat is it.", "Yes."], id="trailing off"),
        pytest.param(["Ask Mr.", "and Mrs. Ito.", "Yes."], ["Ask Mr.\nand Mrs. Ito.", "Yes."], id="an abbreviation"),
        pytest.param(["- Who\n- Me.", "Yes."], ["Who", "Me.", "Yes."], id="speakers"),
        pytest.param(["We will", "- go home.", "Yes."], ["We will\ngo home.", "Yes."], id="a speaker who goes on"),
        pytest.param(["[Ann] Go.", "[door]", "(sighs)\nNo."], ["[Ann]", "Go.", "[door]", "(sighs)", "No."], id="descriptions"),
        pytest.param(["♪ La la ♪", "♪ Le le ♪", "Stop.", "No."], ["La la", "Le le", "Stop.", "No."], id="songs"),
        pytest.param(["EXIT", "He left.", "Yes."], ["EXIT", "He left.", "Yes."], id="a sign"),
        pytest.param(["no stops", "at all", "in here"], ["no stops", "at all", "in here"], id="captions without stops"),
        pytest.param(["A -5 b.", "1999", "x."], ["A -5 b.", "1999\nx."], id="numbers are text"),
    ],
)
def test_sentences(cues, said):
    assert texts(srt(*cues)) == said


def test_a_pause_ends_a_sentence():
    assert texts(srt("We went", "to the park.", "It rained.", seconds=10)) == ["We went", "to the park.", "It rained."]


def test_kinds():
    kinds = [segment.kind for segment in document(srt("It rained.", "EXIT", "[door]", "♪ La. ♪")).segments]
    assert kinds == [Kind.PROSE, Kind.LINE, Kind.CELL, Kind.LINE]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (r"{\an8}<i>Go</i> <font color='red'>home</font>", "Go home"),
        (r"a\Nb\hc", "a\nb\xa0c"),
        ("a <unk> b &amp; c", "a <unk> b &amp; c"),
    ],
)
def test_marks_of_subrip(line, said):
    assert texts(srt(line)) == [said]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("<v.loud Ann>Go <c.red>home</c></v> <00:01.000>now", "Go home now"),
        ("a <unk> b &amp;&nbsp;c", "a <unk> b &\xa0c"),
    ],
)
def test_marks_of_webvtt(line, said):
    assert texts(vtt(f"00:01.000 --> 00:02.000 align:start\n{line}"), "x.vtt") == [said]


def test_what_of_webvtt_is_no_text():
    blocks = [
        "STYLE\n::cue {}",
        "REGION\nid:a",
        "NOTE a\nb",
        "id 1\n00:01.000 --> 00:02.000\nOne.\n00:03.000 --> 00:04.000\nTwo.",
    ]
    assert texts(vtt(*blocks), "x.vtt") == ["One.", "Two."]


def test_other_voices_end_a_sentence():
    cues = [
        "00:01.000 --> 00:02.000\n<v Ann>We went",
        "00:02.000 --> 00:03.000\n<v Bob>to town.",
        "00:03.000 --> 00:04.000\nA.",
    ]
    assert texts(vtt(*cues), "x.vtt") == ["We went", "to town.", "A."]


def test_lines_without_order_belong_to_their_cue():
    late, broken, early = "00:00:09,000 --> 00:00:10,000", "00:00:1 --> 00:00:2", "00:00:01,000 --> 00:00:02,000"
    text = f"{late}\nOne.\n\nTwo.\n\n2\n{broken}\nFour.\n\n3\n{early}\nThree.\n"
    assert texts(text) == ["One.\nTwo.", "Four.", "Three."]


def test_what_has_no_cue_is_named():
    with pytest.raises(ReaderError, match=r"line 2: no subtitles: .*export it anew"):
        document("\nJust a text.\n")
    with pytest.raises(ReaderError, match=r"line 1: no WebVTT"):
        document("Just a text.\n", "x.vtt")
    assert texts("", "x.srt") == texts("WEBVTT", "x.vtt") == []


def test_languages_and_recognition():
    assert FORMATS["vtt"].languages("WEBVTT\nKind: captions\nLanguage: de\n\n") == ("de", None)
    assert format_of("x", b"1\r\n00:00:01,000 --> 00:00:02,000\r\nA").name == "srt"
    assert format_of("x", b"\xef\xbb\xbfWEBVTT\n").name == "vtt"


def test_notes_are_about_the_sentences_of_the_next_cue():
    cues = ["00:01.000 --> 00:02.000\nOne", "NOTE mtlint: ignore[DUP001] why", "00:02.000 --> 00:03.000\ngoes on.", "NOTE x"]
    one = document(vtt(*cues), "x.vtt")
    (found,) = one.suppressions
    assert one.text[found.covers.start : found.covers.end].startswith("One\n\nNOTE")
    assert one.text[: found.covers.end].endswith("goes on.")


_LINES = st.lists(
    st.sampled_from(
        ["We went", "to town.", "- Who?", "[door]", "♪ la ♪", "<i>a</i>", "", "7", "&amp; <b> x", "\\N y", " z  ", "中文"]
    ),
    max_size=4,
).map("\n".join)


@given(st.lists(_LINES, min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_any_file_has_true_places(cues, end, captions):
    text = srt(*cues)
    text = ("WEBVTT\n\n" + text.replace(",", ".") if captions else text).replace("\n", end)
    one = document(text, "x.vtt" if captions else "x.srt")
    for segment in one.segments:
        assert segment.text == segment.text.strip() != ""
        for decoded, start, length, file_length in segment.offsets.pieces:
            said, there = segment.text[decoded : decoded + length], one.text[start : start + file_length]
            assert "-->" not in there
            assert (
                said == there
                or (said, there) in {("\n", ""), ("\n", "\r\n"), ("&", "&amp;"), ("\n", r"\N")}
                or not there.strip()
            )


@pytest.mark.parametrize(
    "body", ["[" * 300_000, "<i " * 100_000, "- x\n" * 50_000, "{\\" * 200_000, "1-" * 200_000, "9:" * 200_000]
)
@pytest.mark.parametrize("name", ["x.srt", "x.vtt"])
def test_hostile_files_end_soon(name, body):
    begin = time.process_time()
    document(f"WEBVTT\n\n00:01.000 --> 00:02.000\n{body}", name)
    assert time.process_time() - begin < 20
