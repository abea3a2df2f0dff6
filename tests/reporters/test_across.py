"""What documents share, and things that go by several names, on the overview."""

import re
from html import unescape

import pytest

from mtlint.model import Related
from mtlint.reporters import FOLDER_REPORTERS
from mtlint.reporters.html.charts import spread

PASSAGE = "The council met on Tuesday. It spoke about the bridge."


def overview(report, folder):
    return FOLDER_REPORTERS["html"].write(report, folder).read_text("utf-8")


def section(text, name):
    return text.partition(f'aria-labelledby="{name}-title"')[2].partition("</section>")[0]


def rows(part):
    """(texts with their counts, places, documents, listed places) of a table."""
    found = []
    for row in part.partition("<tbody>")[2].split("<tr>")[1:]:
        texts, places, documents, listed = (re.sub(r"<[^>]+>", " ", cell) for cell in re.findall(r"<td.*?>(.*?)</td>", row))
        found.append(tuple(" ".join(unescape(cell).split()) for cell in (texts, places, documents, listed)))
    return found


@pytest.fixture
def shared(factory):
    """A passage that stands in three documents; each later finding names the first place."""
    makers = [factory.Maker(factory.document(f"{name}.txt", f"Of {name}.\n{PASSAGE}\n")) for name in "abc"]
    for maker in makers[1:]:
        place = Related(makers[0].span(PASSAGE), "stands here as well", makers[0].document.path)
        maker.add("CON101", PASSAGE, "passage stands in another document", related=(place,))
    return factory.report(*makers)


def test_places_in_other_documents_are_gathered(shared, tmp_path):
    text = overview(shared, tmp_path)
    part = section(text, "across")
    assert rows(part) == [(PASSAGE, "3", "3", "b.txt 2:1 a.txt 2:1 c.txt 2:1")]
    assert not section(text, "within")
    for link in re.findall(r'href="(documents/[^"]+)"', part):
        page, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in (tmp_path / page).read_text("utf-8")


def test_a_place_in_a_file_that_is_not_part_of_the_report(factory, tmp_path):
    maker = factory.Maker(factory.document("a.txt", f"{PASSAGE}\n"))
    place = Related(maker.span("council"), "stands here as well", "elsewhere.txt")
    maker.add("CON101", PASSAGE, "passage stands in another document", related=(place,))
    part = section(overview(factory.report(maker), tmp_path), "across")
    assert rows(part) == [(PASSAGE, "2", "2", "a.txt 1:1 elsewhere.txt")]
    assert len(re.findall(r'href="documents/', part)) == 1


def test_pages_are_linked_whichever_comes_first(factory, tmp_path):
    first, last = (factory.Maker(factory.document(f"{name}.txt", f"{PASSAGE}\n")) for name in "ab")
    place = Related(last.span("bridge"), "stands here as well", "b.txt")
    first.add("CON101", PASSAGE, "passage stands in another document", related=(place,))
    overview(factory.report(first, last), tmp_path)
    pages = {page.name[0]: page for page in (tmp_path / "documents").iterdir()}
    [link] = set(re.findall(rf'href="{pages["b"].name}#(p-[0-9-]+)"', pages["a"].read_text("utf-8")))
    assert f'id="{link}"' in pages["b"].read_text("utf-8")


def test_names_of_one_thing_over_documents(factory, tmp_path):
    makers = [
        factory.Maker(factory.document(f"{name}.txt", "The relief team. A relief team. One relief group.")) for name in "ab"
    ]
    for maker in makers:
        others = tuple(Related(maker.span("relief team", nth), "other name") for nth in (1, 2))
        maker.add("CON001", "relief group", "one thing, several names", related=others)
    text = overview(factory.report(*makers), tmp_path)
    assert rows(section(text, "within")) == [
        ("relief team 4 relief group 2", "6", "2", "a.txt 1:37 1:5 1:20 b.txt 1:37 1:5 1:20")
    ]
    assert not section(text, "across")


def test_many_groups_are_counted(factory, tmp_path):
    words = [f"name{number}" for number in range(60)]
    maker = factory.Maker(factory.document("a.txt", " ".join(words)))
    for one, other in zip(words[::2], words[1::2], strict=True):
        maker.add("CON001", one, "one thing, several names", related=(Related(maker.span(other), "other name"),))
    for one, other in zip(words[:40], words[20:], strict=True):
        maker.add("CON001", one, "one thing, several names", related=(Related(maker.span(other), "other name"),))
    part = section(overview(factory.report(maker), tmp_path), "within")
    assert len(rows(part)) == 40
    assert "30 more on the pages of the documents" in part


@pytest.mark.parametrize(
    ("densities", "expected"),
    [
        pytest.param([], {}, id="none"),
        pytest.param([0.0, 0.0], {"0": 2}, id="all clean"),
        pytest.param(
            [0.0, *20 * [1.0, 2.0, 2.1], 10.0], {"0": 1, "1": 20, "2": 20, "2.5": 20, ">2.5": 1}, id="ends belong below"
        ),
        pytest.param([float(number) for number in range(101)], {"0": 1, "10": 10, "100": 10, ">100": 0}, id="even"),
    ],
)
def test_spread(densities, expected):
    bars = spread(densities)
    counts = {bar.label: bar.count for bar in bars}
    assert sum(counts.values()) == len(densities)
    assert {name: counts.get(name, 0) for name in expected} == expected
    assert round(sum(bar.width for bar in bars), 0) == 100
