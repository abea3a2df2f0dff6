import pytest

from mtlint.model import Kind
from mtlint.readers import read

PAGE = """---
title: "not prose"
---
# A heading with `code`

A paragraph over
two lines with a [link](https://example.org/a_b) and *weight*.

- first item
- second item
  goes on

> A quotation.

| Name | Text |
|------|------|
| one  | a \\| b |
| one  | one |

```python
print("not prose")
```

<!-- a comment -->
"""


def parts(text):
    document = read(text.encode("utf-8"), "x.md", "en-US")
    return document, document.segments


def test_blocks_and_kinds():
    _, segments = parts(PAGE)
    assert [(segment.text, segment.kind) for segment in segments] == [
        ("A heading with `code`", Kind.HEADING),
        ("A paragraph over\ntwo lines with a [link](https://example.org/a_b) and *weight*.", Kind.PROSE),
        ("first item", Kind.ITEM),
        ("second item\ngoes on", Kind.ITEM),
        ("A quotation.", Kind.PROSE),
        ("Name", Kind.CELL),
        ("Text", Kind.CELL),
        ("one", Kind.CELL),
        ("a | b", Kind.CELL),
        ("one", Kind.CELL),
        ("one", Kind.CELL),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_word_is_found_in_the_file(end):
    document, segments = parts(PAGE.replace("\n", end))
    for segment in segments:
        for start in range(len(segment.text)):
            if segment.text[start] not in "|\n":
                span = segment.span(start, start + 1)
                assert document.text[span.start : span.end] == segment.text[start]


@pytest.mark.parametrize("marker", ["", "> ", "- "])
@pytest.mark.parametrize("blank", ["\u00a0", "\u00a0\n{}\u2003 ", "\u3000\t"])
def test_lines_of_odd_blanks_before_a_paragraph(marker, blank):
    inside = "  " if marker == "- " else marker
    document, segments = parts(f"# Before\n\n{marker}{blank.format(inside)}\n{inside}the end\n")
    assert [segment.text for segment in segments] == ["Before", "the end"]
    span = segments[1].span()
    assert document.text[span.start : span.end] == "the end"


def test_cells_of_one_row_are_told_apart():
    document, segments = parts(PAGE)
    one, two = segments[-2].span(), segments[-1].span()
    assert one.end < two.start
    assert document.text[one.start - 2 : two.end] == "| one  | one"


def test_code_and_markup_are_protected():
    _, segments = parts(PAGE)
    heading, paragraph = segments[0], segments[1]
    assert [heading.text[span.start : span.end] for span in heading.protected] == ["`code`"]
    assert [paragraph.text[span.start : span.end] for span in paragraph.protected] == [
        "[",
        "](https://example.org/a_b)",
        "*",
        "*",
    ]
