"""The HTML report as files: what is in them, what is not, and whose files they touch."""

import base64
import hashlib
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files
from itertools import combinations
from urllib.parse import urldefrag

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from mtlint.model import Checked, Document, Failure, Kind, MtlintError, Related, Segment, Span
from mtlint.reporters import FOLDER_REPORTERS
from mtlint.reporters.html.page import slug
from mtlint.reporters.html.paragraphs import Range, cut
from mtlint.text.offsets import OffsetMap

VOID = {"meta", "link", "br", "input", "wbr", "img", "hr"}


class Reading(HTMLParser):
    """Tags, attributes and the text of paragraphs."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.bodies, self.stack, self.text = Counter(), [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        assert len(values) == len(attrs)
        self.tags[tag] += 1
        self.attributes.append((tag, values))
        if tag not in VOID:
            self.stack.append((tag, values))
        if tag == "p" and values.get("class") == "body":
            self.bodies.append("")

    def handle_endtag(self, tag):
        assert self.stack
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        self.text.append(data)
        classes = [values.get("class") for _, values in self.stack]
        if "body" in classes:
            self.bodies[-1] += chr(int(data[2:], 16)) if "hidden" in classes else data

    def values(self, name):
        return [values[name] for _, values in self.attributes if name in values]


def write(report, folder):
    return FOLDER_REPORTERS["html"].write(report, folder)


def pages(folder):
    return sorted(folder.rglob("*.html"))


@pytest.fixture(params=["example", "nasty"])
def folder(request, factory, tmp_path):
    write(getattr(factory, request.param)(), tmp_path / "report")
    return tmp_path / "report"


def test_every_page_parses_and_runs_one_script(folder):
    for page in pages(folder):
        reading = Reading(page.read_text("utf-8"))
        assert reading.stack == []
        assert (reading.tags["script"], reading.tags["style"], reading.tags["img"]) == (1, 1, 0)
        assert not [name for _, values in reading.attributes for name in values if name.startswith("on") or name == "style"]


def test_policy_allows_what_is_there_and_nothing_else(folder):
    for page in pages(folder):
        text = page.read_text("utf-8")
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]
        hashes = {
            name: base64.b64encode(hashlib.sha256(re.search(rf"<{name}>(.*?)</{name}>", text, re.DOTALL)[1].encode()).digest())
            for name in ("style", "script")
        }
        allowed = {name: f"{name}-src 'sha256-{value.decode()}'" for name, value in hashes.items()}
        rest = "img-src data:; base-uri 'none'; form-action 'none'"
        assert policy == f"default-src 'none'; {allowed['style']}; {allowed['script']}; {rest}"


def test_no_host_is_named(folder):
    for page in pages(folder):
        reading = Reading(page.read_text("utf-8"))
        links = [*reading.values("href"), *reading.values("src")]
        assert all(not re.match(r"[a-z]+:|//", link) or link.startswith("data:image/svg+xml,") for link in links)


def test_nothing_hidden_is_raw(folder):
    for page in pages(folder):
        text = page.read_text("utf-8")
        assert not [c for c in text if c not in "\n\t" and unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
        assert not set(text) & set("\u202e\u202c\u200b\u2066\ufeff")


def test_links_lead_somewhere(folder):
    anchors = {page: Reading(page.read_text("utf-8")).values("id") for page in pages(folder)}
    for page, ids in anchors.items():
        assert len(ids) == len(set(ids)), "every anchor once"
        for link in Reading(page.read_text("utf-8")).values("href"):
            if link.startswith("data:"):
                continue
            target, fragment = urldefrag(link)
            goal = (page.parent / target).resolve() if target else page
            assert goal in anchors
            assert not fragment or fragment in anchors[goal]


@pytest.mark.parametrize("which", ["example", "nasty"])
def test_all_text_and_findings_are_in_the_page(factory, tmp_path, which):
    report = getattr(factory, which)()
    write(report, tmp_path)
    for checked in report.documents:
        reading = Reading((tmp_path / "documents" / f"{slug(checked.document.path)}.html").read_text("utf-8"))
        assert reading.bodies == [segment.text for segment in checked.document.segments]
        findings = [values for tag, values in reading.attributes if tag == "article"]
        assert [values["id"] for values in findings] == [f"f-{item.fingerprint}" for item in checked.diagnostics]


def test_same_report_same_bytes_wherever_it_is_written(factory, tmp_path):
    first, second = tmp_path / "one", tmp_path / "deep" / "two"
    write(factory.example(), first)
    write(factory.example(), second)
    names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(second) for path in second.rglob("*") if path.is_file())
    for name in names:
        content = (first / name).read_bytes()
        assert content == (second / name).read_bytes()
        assert str(tmp_path).encode() not in content


def test_an_earlier_report_is_replaced_and_foreign_files_stay(factory, tmp_path):
    write(factory.example(), tmp_path)
    foreign = [tmp_path / "notes.txt", tmp_path / "documents" / "mine.html", tmp_path / "documents" / "data.json"]
    for path in foreign:
        path.write_text("<html>mine</html>", "utf-8")
    write(factory.report(factory.page(4)), tmp_path)
    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    kept = f"documents/{slug('tests/corpus/pages/004_c0a954b847b3ef5e.txt')}.html"
    assert found == sorted(["index.html", "report.json", kept, *(path.relative_to(tmp_path).as_posix() for path in foreign)])
    assert all(path.read_text("utf-8") == "<html>mine</html>" for path in foreign)


@pytest.mark.parametrize("name", ["index.html", "report.json"])
def test_a_foreign_file_in_the_way_is_refused_before_anything_is_written(factory, tmp_path, name):
    (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(MtlintError, match="was not written by mtlint") as caught:
        write(factory.example(), tmp_path)
    assert "mtlint report -o" in caught.value.remedy
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_where_the_folder_should_be(factory, tmp_path):
    (tmp_path / "report").write_text("x", "utf-8")
    with pytest.raises(MtlintError, match="cannot be written"):
        write(factory.example(), tmp_path / "report")


def test_nothing_half_written_stays(factory, tmp_path, monkeypatch):
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(MtlintError, match="No space left on device"):
        write(factory.example(), tmp_path)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_failure_never_looks_clean(factory, tmp_path):
    index = write(factory.report(factory.page(4), failures=(Failure("a.po", "line 12: no msgid"),)), tmp_path)
    text = index.read_text("utf-8")
    assert "Not everything was checked</h1>" in text
    assert "line 12: no msgid" in text
    assert "passed" not in text.replace(str(files("mtlint")), "")


def test_clean_and_empty(factory, tmp_path):
    assert "<h1>All checks passed</h1>" in write(factory.report(factory.page(4)), tmp_path / "a").read_text("utf-8")
    assert "<h1>No documents were checked</h1>" in write(factory.report(), tmp_path / "b").read_text("utf-8")


def test_related_place_on_another_page_is_linked_both_ways(factory, tmp_path):
    write(factory.example(), tmp_path)
    other = slug("tests/corpus/pages/000_987edbb56fb98b17.txt")
    page = next((tmp_path / "documents").glob("*003*.html")).read_text("utf-8")
    [anchor] = set(re.findall(rf'href="{other}\.html#(p-[0-9-]+)"', page))
    assert f'id="{anchor}"' in (tmp_path / "documents" / f"{other}.html").read_text("utf-8")


def rows_of(count):
    segments, text = [], ""
    for number in range(count):
        body = f"Row {number}."
        segments.append(
            Segment(str(number), body, OffsetMap.verbatim(len(text), len(body)), "en-US", Kind.ROW, f"行 {number}。")
        )
        text += body + "\n"
    return Document("memory.tsv", "tsv", "en-US", text, tuple(segments), "0", source_language="zh")


def test_rows_show_their_source(factory, tmp_path):
    write(factory.report(factory.Maker(rows_of(3))), tmp_path)
    page = next((tmp_path / "documents").glob("*.html")).read_text("utf-8")
    assert '<p class="source" lang="zh" dir="ltr">行 2。</p><p class="body" lang="en-US" dir="ltr">Row 2.</p>' in page


def test_rows_in_a_script_from_right_to_left_and_rows_without_source(factory, tmp_path):
    document = rows_of(2)
    first, second = document.segments
    segments = (replace(first, language="he"), replace(second, source=None, language="und"))
    write(factory.report(factory.Maker(replace(document, segments=segments, source_language=None))), tmp_path)
    page = next((tmp_path / "documents").glob("*.html")).read_text("utf-8")
    assert '<p class="source" lang="" dir="auto">行 0。</p><p class="body" lang="he" dir="rtl">Row 0.</p>' in page
    assert '<p class="source none">no source</p><p class="body" lang="und" dir="auto">Row 1.</p>' in page


def test_rule_docs_say_first_what_to_do(factory, tmp_path):
    overview = write(factory.example(), tmp_path).read_text("utf-8")
    for text in (overview, next((tmp_path / "documents").glob("*000*.html")).read_text("utf-8")):
        for part in text.split('<div class="doc">')[1:]:
            headings = re.findall(r"<h4>(.+?)</h4>", part.partition("</section>")[0].partition("</details>")[0])
            assert headings == ["What to do", "Why it matters", "When it is wrong", "Fix"]
        assert text.count("<h4>What to do</h4>") == text.count('<div class="advice">') > 1


def test_rule_docs_without_advice_leave_no_empty_place(factory, tmp_path):
    report = factory.example()
    rules = tuple(replace(rule, doc="## Why it matters\nReaders notice.") for rule in report.rules)
    text = write(replace(report, rules=rules), tmp_path).read_text("utf-8")
    assert "Readers notice." in text
    assert 'class="advice"' not in text


def test_long_documents_show_what_surrounds_findings(factory, tmp_path):
    maker = factory.Maker(rows_of(4000))
    maker.add("DUP001", "Row 2000.", "again", related=(Related(maker.span("Row 10."), "first occurrence"),))
    write(factory.report(maker), tmp_path)
    text = next((tmp_path / "documents").glob("*.html")).read_text("utf-8")
    assert len(Reading(text).bodies) == 10
    assert "1,985 segments without findings left out" in text


def test_finding_before_any_text(factory, tmp_path):
    document = factory.document("a.txt", "\n\nText.\n")
    maker = factory.Maker(document)
    maker.add("TYP007", Span(0, 1), "empty line")
    write(factory.report(maker), tmp_path)
    assert "empty line" in next((tmp_path / "documents").glob("*.html")).read_text("utf-8")


def test_plug_in_rule_and_odd_fingerprint(factory, tmp_path):
    maker = factory.page(4)
    maker.add("DUP001", "Yesterday", "message")
    [item] = maker.diagnostics
    values = {name: getattr(item, name) for name in item.__slots__} | {"code": "XYZ9", "fingerprint": 'a"> b'}
    odd = type(item)(**values)
    report = factory.report()
    write(type(report)(report.tool, (Checked(maker.document, (odd, odd)),), (), ()), tmp_path)
    ids = Reading(next((tmp_path / "documents").glob("*.html")).read_text("utf-8")).values("id")
    assert len([name for name in ids if re.fullmatch(r"f-[0-9a-f]{16}(-2)?", name)]) == 2


def test_slugs():
    paths = ["a/b.txt", "a-b.txt", "A/b.txt", "a\\b.txt", "con", "..", "x" * 300, "\udcff.txt", "漢字.txt", ""]
    names = [slug(path) for path in paths]
    assert len(set(names)) == len(paths)
    assert all(re.fullmatch(r"[a-z0-9-]{1,80}", name) for name in names)


def segment(text, **values):
    return Segment("0", text, OffsetMap.verbatim(0, len(text)), "en", **values)


@pytest.mark.parametrize(
    "spans",
    [
        pytest.param([(0, 3), (3, 6)], id="side by side"),
        pytest.param([(0, 8), (2, 4)], id="one in another"),
        pytest.param([(0, 5), (3, 8)], id="crossing"),
        pytest.param([(2, 5), (2, 5)], id="same place"),
        pytest.param([(0, 9), (1, 8), (2, 7), (3, 6), (4, 5)], id="more than there are lanes"),
        pytest.param([(0, 0), (4, 4), (9, 9)], id="points"),
    ],
)
def test_overlapping_findings(spans):
    pieces = cut(segment("abcdefghi"), [Range(start, end, str(key), "residue") for key, (start, end) in enumerate(spans)], [])
    assert "".join(piece.text for piece in pieces) == "abcdefghi"
    for key, (start, end) in enumerate(spans):
        covered = "".join(piece.text for piece in pieces if str(key) in {mark[0] for mark in piece.marks})
        assert covered == "abcdefghi"[start:end]
        assert sum(str(key) in piece.closing for piece in pieces) == 1
    lanes = {mark[0]: mark[2] for piece in pieces for mark in piece.marks}
    for (one, first), (two, second) in combinations(enumerate(spans), 2):
        if len(spans) <= 3 and Span(*first).overlaps(Span(*second)) and first[0] < first[1]:
            assert lanes[str(one)] != lanes[str(two)]


def luminance(colour):
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, two):
    lighter, darker = sorted((luminance(one), luminance(two)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_contrast(scheme):
    style = (files("mtlint.reporters.html") / "assets" / "style.css").read_text("utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    colour = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", blocks[scheme]))
    families = [name.removesuffix("-tint") for name in colour if name.endswith("-tint") and name != "alarm-tint"]
    assert len(families) == 8
    pairs = [
        ("ink", "ground"),
        ("ink", "panel"),
        ("muted", "ground"),
        ("muted", "panel"),
        ("accent", "ground"),
        ("accent", "panel"),
    ]
    pairs += [("ground", "ink"), ("alarm", "alarm-tint"), ("ink", "alarm-tint")]
    for family in families:
        pairs += [
            (family, "ground"),
            (family, "panel"),
            (family, f"{family}-tint"),
            ("ink", f"{family}-tint"),
            ("ground", family),
        ]
    weak = {pair: round(contrast(colour[pair[0]], colour[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}
    assert contrast(colour["strong-line"], colour["ground"]) >= 3


@given(st.data())
def test_pieces_hold_for_any_overlap(data):
    text = "some words of text"
    offsets = st.integers(0, len(text))
    spans = [tuple(sorted(data.draw(st.tuples(offsets, offsets)))) for _ in range(data.draw(st.integers(0, 12)))]
    findings = [Range(start, end, str(key), "grammar") for key, (start, end) in enumerate(spans)]
    places = [Range(start, end, f"p-{key}") for key, (start, end) in enumerate(spans)]
    pieces = cut(segment(text, protected=(Span(3, 7),)), findings, places)
    assert "".join(piece.text for piece in pieces if not piece.point) == str(escape(text))
    for key, (start, end) in enumerate(spans):
        under = [piece for piece in pieces if str(key) in {mark[0] for mark in piece.marks}]
        assert sum(len(piece.text) for piece in under if not piece.point) == end - start
        assert sum(str(key) in piece.closing for piece in pieces) == 1
