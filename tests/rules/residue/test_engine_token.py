"""Edges of RES004: tokens of engines, and what looks like them."""

import pytest

from mtlint.rules.residue.engine_token import EngineToken
from mtlint.testing import run, unmark

TOKENS = [
    "<unk>", "</s>", "<pad>", "<2en>", ">>deu<<", "<|endoftext|>", "<extra_id_0>", "▁", "￭", "⁇", "@-@",
    "__NE1__", "{{0}}", "⟨1⟩", "<x id='3'/>", "@PERSON1@", "XXNE1XX", "PLACEHOLDER_2", "{0}", "%1$s",
]  # fmt: skip


@pytest.mark.parametrize("token", TOKENS)
def test_found(token):
    text = f"They saw {token} there."
    (finding,) = run(EngineToken(), text)
    assert text[finding.span.start : finding.span.end] == token


@pytest.mark.parametrize("token", TOKENS)
def test_the_source_has_it(token):
    assert run(EngineToken(), f"They saw {token} there.", f"Sie sahen {token} dort.") == []


def test_word_pieces():
    text, spans = unmark("The [[na@@]] tion [[▁]]is new.")
    assert [finding.span for finding in run(EngineToken(), text)] == spans


@pytest.mark.parametrize(
    "text",
    [
        "Use <b>bold</b>, <a href='x'>links</a> and a < b > c.",
        "See [1], [a], #3, @user, C##, $5, 100% and snake_case or __init__.py.",
        "Mail a@b.org; 2 >> 1; {a, b}; xx and zz.",
    ],
)
def test_quiet(text):
    assert run(EngineToken(), text) == []
