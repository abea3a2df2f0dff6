"""Edges of DUP001: what counts as the same sentence, and where it may come again."""

import json

import pytest

from mtlint.readers import read
from mtlint.rules.duplication.repeated_sentence import RepeatedSentence
from mtlint.segmentation import segment
from mtlint.testing import run, unmark

FAR = (
    "Trains run again after the storm in the south. All is well, say those who work there, "
    "and they expect many guests from the islands in the weeks that are to come, "
    "since the snow that fell in March is still there and the hotels in the valley have cut their prices."
)


def rows(*pairs):
    text = "\n".join(json.dumps({"source": source, "target": target}, ensure_ascii=False) for source, target in pairs)
    return list(RepeatedSentence().check(segment(read(text.encode(), "rows.jsonl", "en-US"))))


@pytest.mark.parametrize(
    ("marked", "options"),
    [
        pytest.param("Yes, indeed. [[Yes, indeed.]]", {"min_words": 2}, id="short replies count when asked"),
        pytest.param("Yes, indeed. Yes, indeed.", {}, id="short replies"),
        pytest.param("We agree on it. No. We agree on it.", {}, id="short ones apart"),
        pytest.param("We all agree now. [[We all agree now.]] [[We all agree now.]]", {}, id="three copies"),
        pytest.param(f"{FAR}\n\nIt is “dry”. [[“Trains run again after the storm in the south.”]]", {}, id="quotation marks"),
        pytest.param("1. Lock all the doors at night.\n\n[[2. Lock all the doors at night.]]\n", {}, id="numbered items"),
        pytest.param("Is the north line open now? Is it? The north line is open now.", {}, id="question and statement"),
        pytest.param("Storm News\n\nRain fell. The sun came.\n\nStorm News\n", {}, id="headings"),
        pytest.param(
            f"{FAR}\n\nMore rain is expected there.\n\n(Photo: rail) [[Trains run again after the storm in the south]].",
            {},
            id="inside another, after a caption",
        ),
    ],
)
def test_spans(marked, options):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(RepeatedSentence(**options), text)] == spans


def test_ideographs_count_by_two():
    text = "今天的会议已经结束了。今天的会议已经结束了。"
    assert len(run(RepeatedSentence(), text, language="zh-CN")) == 1
    assert run(RepeatedSentence(), "谢谢。谢谢。", language="zh-CN") == []


def test_both_places_are_named():
    text = "The case must be clear. The case must be clear."
    (finding,) = run(RepeatedSentence(), text)
    assert text[finding.related[0].span.start : finding.related[0].span.end] == "The case must be clear."
    assert finding.related[0].span.start == 0


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        pytest.param("Die Lage ist gut.", "Der Hund bellt laut im Hof.", 1, id="other sources"),
        pytest.param("Die Lage ist gut.", "Die Lage ist gut.", 0, id="same source"),
        pytest.param("Die Lage ist sehr gut!", "Die Lage ist gut.", 0, id="sources alike"),
        pytest.param(
            "Es regnet heute. Wir bleiben.", "Es regnet heute. Der Zug fährt ab, sagt der Mann.", 0, id="shared clause"
        ),
    ],
)
def test_rows(first, second, count):
    assert len(rows((first, "The weather is fine here today."), (second, "The weather is fine here today."))) == count
