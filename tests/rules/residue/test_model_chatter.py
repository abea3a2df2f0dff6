"""Edges of RES005: what models say, and what people say."""

import pytest

from mtlint.rules.residue.model_chatter import ModelChatter
from mtlint.testing import run

BODY = "The old house stood by the river.\n\nNobody lived in it.\n\nIt was cold."


@pytest.mark.parametrize(
    "line",
    [
        "Sure, here is the English translation of the passage:",
        "Certainly! Below is the translated version.",
        "Here's the translation in English:",
        "Here is my translation of the text:",
        "The translated text is as follows:",
        "**Translation:**",
        "English:  ",
        "I have translated the text for you.",
        "As a large language model, I have no opinion.",
        "I'm sorry, but I can't assist with that request.",
        "I cannot provide a translation.",
        "Please provide the text you would like me to translate.",
        "The text you provided is empty.",
        "<think>",
    ],
)
def test_at_the_start(line):
    assert len(run(ModelChatter(), f"{line}\n\n{BODY}")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Note: I kept the name in the original.",
        "(Translator's note: the original text has a pun.)",
        "Please note that this translation may vary.",
        "This translation preserves the tone.",
        "Alternative translation: The house was old.",
        "Let me know if you need another translation.",
    ],
)
def test_at_the_end(line):
    assert len(run(ModelChatter(), f"{BODY}\n\n{line}")) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Sure, I will come.",
        "Here is the house.",
        "Of course it rained.",
        "The translation of the Bible took years.",
        "I'm sorry, I can't help you.",
        "Note: the original building burned down.",
        "Let me know if you come.",
        "Is there anything else?",
        "As an artist, I see it.",
        "Please send the text by Friday.",
    ],
)
def test_quiet(line):
    assert run(ModelChatter(), f"{line}\n\n{BODY}") == []
    assert run(ModelChatter(), f"{BODY}\n\n{line}") == []


def test_only_at_the_edges():
    assert run(ModelChatter(), f"{BODY}\n\nTranslation: x\n\n{BODY}") == []
    assert run(ModelChatter(edge=0), f"Translation:\n\n{BODY}") == []


def test_code_fence_round_a_text():
    (finding,) = run(ModelChatter(), f"```text\n{BODY}\n```\n")
    assert finding.message == "code fence round a text"


def test_the_source_has_it():
    assert run(ModelChatter(), "Translation: none", "Translation: none") == []
