"""Findings as editors get them."""

import asyncio

import pytest
from lsprotocol import types

TWICE = "The council met on Monday evening. The council met on Monday evening.\n"
CLEAN = "The council met on Monday evening.\n"


def found(diagnostics):
    return [(one.code, one.range.start.line, one.range.start.character, one.range.end.character) for one in diagnostics]


def test_a_finding_says_all_that_an_editor_shows(editing):
    async def scene():
        async with editing() as editor:
            await editor.begin()
            editor.open("a.txt", TWICE)
            (one,) = await editor.told("a.txt")
            assert (one.code, one.source) == ("DUP001", "mtlint")
            assert one.severity == types.DiagnosticSeverity.Error
            assert found([one]) == [("DUP001", 0, 35, 69)]
            assert one.code_description.href.endswith("/DUP001.md")
            assert list(one.tags) == [types.DiagnosticTag.Unnecessary]
            (related,) = one.related_information
            assert related.location.uri == editor.uri("a.txt")
            assert related.location.range.end.character == 34
            assert one.data["fix"]["applicability"] == "safe"
            assert await editor.end() == 0

    asyncio.run(scene())


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 4), ("utf-16", 2), ("utf-32", 1)])
def test_columns_count_what_client_and_server_agreed_on(editing, encoding, units):
    async def scene():
        async with editing("--select", "DUP001") as editor:
            begun = await editor.begin(encodings=["utf-7", encoding, "utf-16"])
            assert begun.capabilities.position_encoding == encoding
            editor.open("a.txt", f"Title\r\n\U0001f3db {TWICE.strip()}\r\n")
            assert found(await editor.told("a.txt")) == [("DUP001", 1, units + 36, units + 70)]

    asyncio.run(scene())


def test_a_byte_order_mark_shifts_the_first_line_and_no_other(editing):
    async def scene():
        async with editing("--select", "DUP001") as editor:
            await editor.begin()
            editor.open("a.txt", f"\ufeff{TWICE}{TWICE}")
            assert found(await editor.told("a.txt"))[:2] == [("DUP001", 0, 36, 70), ("DUP001", 1, 0, 34)]

    asyncio.run(scene())


def test_only_what_is_found_in_the_newest_text_is_told(editing):
    async def scene():
        async with editing() as editor:
            await editor.begin()
            editor.open("a.txt", TWICE)
            for version in range(2, 40):
                editor.change("a.txt", TWICE * version, version)
            editor.change("a.txt", CLEAN, 40)
            assert await editor.told("a.txt", 40) == ()
            versions = [one.version for one in editor.published]
            assert versions == sorted(versions)
            assert len(versions) < 5, "a newer text cancels what waits"

    asyncio.run(scene())


def test_a_closed_text_has_no_findings(editing):
    async def scene():
        async with editing() as editor:
            await editor.begin()
            editor.open("a.txt", TWICE)
            assert await editor.told("a.txt")
            document = types.TextDocumentIdentifier(editor.uri("a.txt"))
            editor.text_document_did_close(types.DidCloseTextDocumentParams(document))
            assert await editor.told("a.txt", None) == ()

    asyncio.run(scene())


def test_a_client_that_pulls_is_not_pushed_to(editing):
    async def scene():
        async with editing() as editor:
            begun = await editor.begin(pulls=True)
            assert begun.capabilities.diagnostic_provider is not None
            editor.open("a.txt", TWICE)
            report = await editor.pull("a.txt")
            assert [one.code for one in report.items] == ["DUP001"]
            again = await editor.pull("a.txt", report.result_id)
            assert again.kind == "unchanged"
            editor.change("a.txt", CLEAN, 2)
            report = await editor.pull("a.txt", report.result_id)
            assert (report.kind, report.items) == ("full", ())
            assert (await editor.pull("never-opened.txt")).items == ()
            assert editor.published == []

    asyncio.run(scene())


@pytest.mark.parametrize(
    ("name", "language", "codes"),
    [
        ("a.txt", "plaintext", ["DUP001"]),
        ("a.txt", "python", ["DUP001"]),
        ("README", "plaintext", ["DUP001"]),
        ("README", "text", ["DUP001"]),
        ("code.md", "markdown", []),
        ("code", "markdown", []),
        ("code.txt", "markdown", ["DUP001"]),
    ],
)
def test_the_ending_of_the_name_says_the_format_and_else_the_language_id(editing, name, language, codes):
    async def scene():
        async with editing("--select", "DUP001") as editor:
            await editor.begin()
            editor.open(name, f"    {TWICE}" if "code" in name else TWICE, language)
            assert [one.code for one in await editor.told(name)] == codes

    asyncio.run(scene())


def test_other_languages_are_left_alone(editing):
    async def scene():
        async with editing() as editor:
            await editor.begin()
            editor.open("a.py", TWICE, "python")
            editor.open("a.txt", TWICE)
            await editor.told("a.txt")
            assert {one.uri for one in editor.published} == {editor.uri("a.txt")}

    asyncio.run(scene())


def test_a_hover_names_the_rule(editing):
    async def scene():
        async with editing() as editor:
            await editor.begin()
            editor.open("a.txt", TWICE)
            await editor.told("a.txt")
            document = types.TextDocumentIdentifier(editor.uri("a.txt"))

            async def hover(column):
                place = types.Position(0, column)
                return await editor.text_document_hover_async(types.HoverParams(document, place))

            over = await hover(40)
            assert "DUP001" in over.contents.value
            assert "repeated-sentence" in over.contents.value
            assert over.range.start.character == 35
            assert await hover(3) is None

    asyncio.run(scene())
