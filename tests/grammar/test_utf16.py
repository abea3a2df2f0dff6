from hypothesis import given
from hypothesis import strategies as st

from mtlint.text.utf16 import Utf16Index

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("a😀𝒳中\u0301\u00a0"), max_size=60)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_code_point_there_and_back(text):
    index = Utf16Index(text)
    for offset in range(len(text) + 1):
        assert index.units(offset) == units(text[:offset])
        assert index.start(index.units(offset)) == index.end(index.units(offset)) == offset


@given(TEXTS)
def test_inside_of_a_pair_snaps_outwards(text):
    index = Utf16Index(text)
    for offset, character in enumerate(text):
        if units(character) == 2:
            inside = units(text[:offset]) + 1
            assert (index.start(inside), index.end(inside)) == (offset, offset + 1)
