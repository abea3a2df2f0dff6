"""What is a placeholder and what only looks like one."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.text.placeholders import Notation, find_placeholders


def identities(text, notation=Notation.ANY):
    return [one.identity for one in find_placeholders(text, notation)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("%s of %d, %5.2f%% done", ["%s", "%d", "%5.2f"], id="printf"),
        pytest.param("%2$s before %1$s, %@ and %1$@", ["%2$s", "%1$s", "%@", "%1$@"], id="printf with positions"),
        pytest.param("%(name)s has %(number of files)d", ["%(name)s", "%(numberoffiles)d"], id="Python's mappings"),
        pytest.param("%s%s %d%%", ["%s", "%s", "%d"], id="one after the other"),
        pytest.param("{0}, {name} and {}", ["{0}", "{name}", "{}"], id="braces"),
        pytest.param("{0:.2f} {x!r} {n, number, #.#}", ["{0:.2f}", "{x!r}", "{n,number,#.#}"], id="formats"),
        pytest.param("{{ user.name }} {{{raw}}}", ["{{user.name}}", "{{{raw}}}"], id="double braces"),
        pytest.param("${x} #{y} %{z} %name% $t(key)", ["${x}", "#{y}", "%{z}", "%name%", "$t(key)"], id="templates"),
        pytest.param("100% sure, 5%de, 30 % des", [], id="per cent"),
        pytest.param("%% and %%s", [], id="a percent sign"),
        pytest.param("{see below} $5 {", [], id="prose"),
    ],
)  # fmt: skip
def test_what_is_found(text, found):
    assert identities(text) == found


CHOICE = "You have {n, plural, =0 {no files} one {# file in {place}} other {# files '{'}}."


def test_the_frame_of_a_choice_is_no_prose_and_its_texts_are():
    choice, *inside = find_placeholders(CHOICE)
    frame = ["{n, plural, =0 {", "} one {", "} other {", "}}"]
    assert [CHOICE[start:end] for start, end in choice.spans] == frame
    assert (choice.identity, choice.in_choice) == ("{n,plural}", False)
    assert [(one.identity, one.in_choice) for one in inside] == [("#", True), ("{place}", True), ("#", True)]


def test_a_choice_inside_a_choice():
    text = "{who, select, she {{n, plural, one {her #} other {her # {x}}}} other {#}} {y}"
    assert identities(text) == ["{who,select}", "{n,plural}", "#", "#", "{x}", "{y}"]


@pytest.mark.parametrize("text", ["{n, plural, one {a", "{n, plural, }", "{n, plural, one {a {b c}}}"])
def test_no_choice(text):
    assert identities(text) == []


def test_only_what_a_format_uses():
    assert identities("%s {0} ${x} {n, select, other {}}", Notation.ICU) == ["{0}", "{x}", "{n,select}"]
    assert identities("%s {0}", Notation.PERCENT) == ["%s"]


@given(st.text(st.sampled_from("%s{}#$(),1 a'plural")))
def test_spans_are_apart_and_in_the_text(text):
    ends = sorted(span for one in find_placeholders(text) for span in one.spans)
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert all(before[1] <= after[0] for before, after in pairwise(ends))


@pytest.mark.parametrize(
    "unit", ["{n,plural,one{", "%", "{", "{{", "{n,plural,one{a}", "%(", "$t(", "{a,", "{n,plural,one{a {b} "]
)
def test_hostile_text_takes_no_time(unit):
    start = time.perf_counter()
    find_placeholders(unit * 10_000)
    assert time.perf_counter() - start < 5
