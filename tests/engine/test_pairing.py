"""Documents beside their sources in other files."""

import pytest

from mtlint import api
from mtlint.config import Config
from mtlint.reporters import FOLDER_REPORTERS
from mtlint.session import read_document

ZH = [
    "市图书馆五月重新开放",
    "市图书馆将于5月12日重新开放。读者最早可在上午8点入馆。",
    "整修工程历时14个月，耗资300万元。",
    "馆长王丽说：“读者可以借阅12万册图书。”",
    "你还没有借书证吗？请访问 www.library.example 办理。",
    "开放当天，前200名读者将获得一份小礼物。",
]
EN = [
    "City Library Reopens in May",
    "The city library will reopen on May 12. Readers can come in from 8 a.m. at the earliest.",
    "The renovation took 14 months and cost 3 million yuan.",
    'Its director, Wang Li, said: "Readers can borrow from a stock of 120,000 books."',
    "Do you not have a library card yet? Please visit www.library.example to get one.",
    "On the opening day, the first 200 readers will receive a small gift.",
]
OTHER = [
    "天气预报说明天有雨。",
    "股市收盘下跌，投资者担心利率上升，许多公司的股票价格跌到一年来的最低点，专家认为这种情况还会持续一段时间。",
    "球队赢了。",
    "新的地铁线路连接机场和市中心，乘客只需三十五分钟就能到达，票价为九十元，每天从清晨五点运行到午夜。",
    "他写了一本书。",
    "在过去的十年里，这座城市的人口增加了一倍，住房、学校和医院都无法满足需要，政府因此制订了新的计划。",
]
CONFIG = Config(source={"en/{path}": "zh/{path}"}, language="en")


@pytest.fixture
def pair(tmp_path, monkeypatch):
    """Reads a translation beside its source, both given as paragraphs or as texts."""
    monkeypatch.chdir(tmp_path)

    def read(source, target, suffix=".txt"):
        for folder, content in (("zh", source), ("en", target)):
            (tmp_path / folder).mkdir(exist_ok=True)
            text = content if isinstance(content, str) else "\n\n".join(content) + "\n"
            (tmp_path / folder / f"a{suffix}").write_text(text, encoding="utf-8")
        path = f"en/a{suffix}"
        return read_document(tmp_path / path, path, CONFIG)

    return read


def sources(document):
    return [segment.source for segment in document.segments]


def test_each_paragraph_has_its_source(pair):
    document = pair(ZH, EN)
    assert sources(document) == ZH
    assert (document.gaps, document.notes, document.lacking) == ((), (), ())
    assert (document.source_path, document.source_language) == ("zh/a.txt", "zh-CN")


def test_what_is_missing_is_a_gap_where_it_would_stand(pair):
    document = pair(ZH, EN[:3] + EN[4:])
    assert sources(document) == ZH[:3] + ZH[4:]
    (gap,) = document.gaps
    assert gap.source == ZH[3]
    assert document.text[: gap.offset].endswith(EN[2])


def test_what_was_added_has_an_empty_source(pair):
    document = pair(ZH, [*EN[:4], EN[3], *EN[4:]])
    assert sources(document) == [*ZH[:4], "", *ZH[4:]]
    assert document.gaps == ()


def test_a_source_paragraph_in_two_paragraphs_is_shared_out_by_sentences(pair):
    first, second = EN[1].split(" Readers")
    document = pair(ZH, [EN[0], first, f"Readers{second}", *EN[2:]])
    assert sources(document)[1:3] == ["市图书馆将于5月12日重新开放。", "读者最早可在上午8点入馆。"]


def test_two_source_paragraphs_in_one(pair):
    document = pair(ZH, [*EN[:2], f"{EN[2]} {EN[3]}", *EN[4:]])
    assert sources(document)[2] == f"{ZH[2]}\n{ZH[3]}"


def test_what_is_not_sure_is_not_known_and_said(pair):
    same = "这是一个普通的句子。"
    document = pair(
        [*ZH[:2], same, same, same, *ZH[2:]], [*EN[:2], "This is a plain line here.", "That was a usual one.", *EN[2:]]
    )
    assert None in sources(document)[2:4]
    assert any("could not be aligned with zh/a.txt" in note for note in document.notes)
    assert sources(document)[:1] == ZH[:1]


def test_another_text_is_not_taken_for_the_source(pair):
    document = pair(OTHER, EN)
    assert sources(document) == [None] * len(EN)
    assert document.gaps == ()
    assert "zh/a.txt does not look like what this was translated from" in document.lacking[0]


def test_markdown_headings_go_with_headings(pair):
    def marked(texts):
        return f"# {texts[0]}\n\n{texts[1]}\n\n## {texts[0]}\n\n" + "\n\n".join(texts[2:]) + "\n"

    document = pair(marked(ZH), marked(EN), ".md")
    assert sources(document) == [ZH[0], ZH[1], ZH[0], *ZH[2:]]


def test_files_with_sources_of_their_own_keep_them(pair):
    row = '{"source": "你好。", "target": "Hello."}\n'
    document = pair('{"source": "x", "target": "再见。"}\n', row, ".jsonl")
    assert sources(document) == ["你好。"]
    assert document.source_path is None


def test_messages_go_by_their_keys(pair):
    source = "bye = Goodbye, see you tomorrow.\nhello = Hello.\nlost = Nobody translated this.\n"
    document = pair(source, "hello = Hallo.\nbye = Auf Wiedersehen.\nextra = Noch etwas.\n", ".properties")
    assert [(one.id, one.source) for one in document.segments] == [
        ("hello", "Hello."),
        ("bye", "Goodbye, see you tomorrow."),
        ("extra", ""),
    ]
    (gap,) = document.gaps
    assert gap.source == "Nobody translated this."
    assert document.text[: gap.offset].endswith("Hallo.")


def test_plural_forms_that_the_source_does_not_have_go_with_its_last(pair):
    source = '{"item_one": "one thing", "item_other": "%d things"}\n'
    document = pair(source, '{"item_few": "%d Dinge", "item_many": "%d Dinge"}\n', ".json")
    assert sources(document) == ["%d things", "%d things"]
    assert document.gaps == ()


def test_an_empty_source_leaves_all_to_the_translation(pair):
    assert sources(pair("", EN[:2])) == ["", ""]


def test_an_empty_translation_lacks_all_of_the_source(pair):
    document = pair(ZH[:2], "")
    assert [gap.source for gap in document.gaps] == ZH[:2]


def test_a_source_that_cannot_be_read_is_a_failure_beside_the_findings(pair, tmp_path):
    pair(ZH, [*EN, EN[-1]])
    (tmp_path / "zh" / "a.txt").write_bytes(b"\x00\x01\x02\x00")
    report = api.check_paths([tmp_path / "en"], _checking(tmp_path), cached=False)
    (failure,) = report.failures
    assert failure.path == "en/a.txt"
    assert failure.message.startswith("its source zh/a.txt cannot be read")
    assert [one.code for one in report.documents[0].diagnostics] == ["DUP001"]


def test_a_missing_source_is_a_failure_unless_it_is_to_be_ignored(pair, tmp_path):
    pair(ZH, EN)
    (tmp_path / "zh" / "a.txt").unlink()
    config = _checking(tmp_path)
    report = api.check_paths([tmp_path / "en"], config, cached=False)
    assert "looked for zh/a.txt" in report.failures[0].message
    ignoring = _checking(tmp_path, source_missing="ignore")
    assert api.check_paths([tmp_path / "en"], ignoring, cached=False).failures == ()


def test_sources_in_a_checked_folder_are_not_checked(pair, tmp_path):
    pair(ZH, EN)
    report = api.check_paths([tmp_path], _checking(tmp_path), cached=False)
    assert [checked.document.path for checked in report.documents] == ["en/a.txt"]


def test_a_changed_source_makes_another_result(pair, tmp_path):
    pair(ZH, EN[:3] + EN[4:])
    config = _checking(tmp_path, cache_dir=str(tmp_path / "cache"))

    def codes():
        report = api.check_paths([tmp_path / "en"], config)
        return [one.code for checked in report.documents for one in checked.diagnostics]

    assert codes() == codes() == ["FID010"]
    pair(ZH[:3] + ZH[4:], EN[:3] + EN[4:])
    assert codes() == []


def test_a_fix_is_made_though_it_changes_what_belongs_together(pair, tmp_path):
    pair(ZH, [*EN[:3], f"{EN[3]} {EN[3]}", *EN[4:]], ".md")
    fixed = api.fix_paths([tmp_path / "en"], _checking(tmp_path), unsafe=True, cached=False)
    assert fixed.count == 1
    assert (tmp_path / "en" / "a.md").read_text(encoding="utf-8").count(EN[3]) == 1


def test_what_was_added_is_found_and_said_in_the_report(pair, tmp_path):
    pair(ZH, [*EN[:4], "An old dog slept beside the stove while three men played cards all night.", *EN[4:]])
    config = Config(root=tmp_path, source=CONFIG.source, language="en", select=("FID011",))
    report = api.check_paths([tmp_path / "en"], config, cached=False)
    (found,) = report.documents[0].diagnostics
    assert (found.code, found.text[:10]) == ("FID011", "An old dog")
    FOLDER_REPORTERS["html"].write(report, tmp_path / "report")
    (page,) = (tmp_path / "report" / "documents").glob("*.html")
    shown = page.read_text(encoding="utf-8")
    assert ZH[3] in shown
    assert shown.count(">nothing in the source<") == 1
    assert "source: zh/a.txt" in shown


def _checking(root, **more):
    return Config(root=root, source=CONFIG.source, language="en", select=("DUP001", "FID010"), **more)
