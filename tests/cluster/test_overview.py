"""The page about a corpus: what it counts, what it shows, and that it stays small."""

import json
import re

import pytest
from lxml import html

from mtlint.cluster import Columns, Job, Place
from mtlint.cluster.overview import write_overview
from mtlint.cluster.plan import plan
from mtlint.cluster.worker import check_block
from mtlint.config import Config
from mtlint.model import Corpus, Severity, Tool
from mtlint.reporters.html.corpus import Part, RuleSamples, Sample, Unchecked, corpus_page

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)> \u202e {{ 7 * 7 }} \x1b[31m"


def summed(summaries, across=()):
    """What the runner makes of its blocks."""
    counts = [count for own in [*(one["counts"] for one in summaries), *across] for count in own]
    return Corpus(
        rows=sum(one["rows"] for one in summaries),
        documents=0,
        words=sum(one["words"] for one in summaries),
        findings=sum(count for *_, count in counts),
        rejected=sum(one["rejected"] for one in summaries),
        failures=0,
        score=90.0,
        by_code={},
        by_severity={str(one): sum(n for _, _, severity, n in counts if severity == str(one)) for one in Severity},
        passed=False,
    )


@pytest.fixture
def checked(tmp_path, monkeypatch):
    """Checks rows in blocks of ten and returns the page, parsed, and the summaries of the blocks."""

    def check(rows, across=()):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "a.jsonl").write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
        job = Job(Config(select=("TYP", "DUP")), Columns(), Place.of("out"))
        blocks = plan([Place.of("a.jsonl")], job.columns, 10)
        with job.session() as session:
            for block in blocks:
                check_block(block, job, session)
        summaries = [json.loads(job.summary(block).read()) for block in blocks]
        write_overview(blocks, summaries, across, job, summed(summaries, across))
        return html.fromstring((tmp_path / "out" / "overview.html").read_text(encoding="utf-8")), summaries

    return check


def texts(page, path):
    return [" ".join(one.text_content().split()) for one in page.xpath(path)]


def rows(number):
    return [json.dumps({"target": f"The bus number {one} leaves the old harbour at nine, as it did."}) for one in range(number)]


def test_it_counts_what_the_blocks_have(checked):
    page, summaries = checked([*rows(25), json.dumps({"target": "He came , and saw  it."}), "nonsense"])
    counts = [count for one in summaries for count in one["counts"]]
    total = sum(count for *_, count in counts)
    assert total > 1
    assert texts(page, "//h1") == [f"{total} findings in 26 rows"]
    assert {code for code, *_ in counts} == set(texts(page, "//details//summary/*[contains(@class, 'code')]"))
    (part,) = texts(page, "//table[@id='parts']/tbody/tr/th")
    assert part == "a.jsonl, rows 21 to 27"
    assert texts(page, "//section[@class='failures']//li") == [
        "a.jsonl:27 not a JSON object: Expecting value: line 1 column 1 (char 0)"
    ]


def test_repeated_sentences_are_shown_with_both_places(checked):
    same = json.dumps({"target": "Nobody here likes the rain in spring."})
    page, _ = checked([same, *rows(3), same])
    (sample,) = texts(page, "//details[@id='rule-DUP001']//li")
    assert sample == (
        "Nobody here likes the rain in spring. a.jsonl:5 sentence already stood in this document; first: "
        "Nobody here likes the rain in spring. a.jsonl:1"
    )


def test_samples_come_from_blocks_that_lie_apart(checked):
    page, _ = checked([json.dumps({"target": "He came , and left."}) for _ in range(200)])
    found = texts(page, "//details[@id='rule-TYP003']//li")
    assert len(found) == 4
    lines = [int(re.search(r"a\.jsonl:(\d+)", one)[1]) for one in found]
    assert lines[-1] - lines[0] >= 100


def test_what_was_found_across_documents_is_counted_with_its_block(checked):
    across = [[], [("DUP001", "repeated-sentence", "error", 7)], []]
    page, summaries = checked(rows(25), across)
    assert sum(one["counts"] != [] for one in summaries) == 0
    assert texts(page, "//h1") == ["7 findings in 25 rows"]
    assert texts(page, "//table[@id='parts']/tbody/tr/th") == ["a.jsonl, rows 11 to 20"]


def test_a_corpus_without_findings_says_so(checked):
    page, _ = checked(rows(5))
    assert texts(page, "//h1") == ["All checks passed"]
    assert page.xpath("//table") == []


def made(parts, samples, text="It is so ."):
    """A page of so many parts, and samples of 60 rules."""
    corpus = summed([{"rows": 10, "words": 100, "rejected": 30, "counts": [("TYP003", "punctuation-spacing", "warning", 9)]}])
    found = [
        RuleSamples(
            f"TYP{number:03}", text, Severity.ERROR, 3, tuple(Sample(text, text, text, text, text) for _ in range(samples))
        )
        for number in range(60)
    ]
    all_parts = [Part(f"{text}/{number}", 100, {Severity.ERROR: number}) for number in range(parts)]
    return corpus_page(
        corpus, Tool("mtlint", "1", None, "en"), (), rules=found, parts=all_parts, unchecked=[Unchecked(text, text)] * 20
    )


def test_its_size_does_not_grow_with_the_corpus():
    assert abs(len(made(50_000, 4)) - len(made(100, 4))) < 5_000


def test_hostile_texts_are_shown_and_do_nothing():
    page = made(10, 2, HOSTILE)
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "{{ 7 * 7 }}" in page
    parsed = html.fromstring(page)
    assert not any(attribute.startswith("on") for element in parsed.iter() for attribute in element.attrib)
    (policy,) = parsed.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "'unsafe" not in policy
