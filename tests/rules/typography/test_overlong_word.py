import random

import pytest

from mtlint.rules.typography.overlong_word import OverlongWord
from mtlint.testing import run, unmark

CHANCE = random.Random(1)


def letters(count, alphabet="abcdefghijklmnopqrstuvwxyz"):
    return "".join(CHANCE.choice(alphabet) for _ in range(count))


@pytest.mark.parametrize(
    ("marked", "options"),
    [
        pytest.param(f"It is [[{letters(81)}]].", {}, id="one letter too many"),
        pytest.param(f"It is {letters(80)}.", {}, id="as long as may be"),
        pytest.param(f"It is [[{letters(20)}]]-{letters(5)}.", {"max_letters": 10}, id="another length"),
        pytest.param(f"It is [[{letters(5_000)}]] now.", {}, id="thousands"),
        pytest.param(f"Это [[{letters(90, 'абвгдежзиклмнопрст')}]].", {}, id="Cyrillic"),
        pytest.param(f"[[{letters(500, '0123456789')}]]", {}, id="digits"),
        pytest.param(f"The sum is {letters(64, '0123456789abcdef')}.", {}, id="a digest"),
        pytest.param(f"[[{letters(300, 'abcXYZ0123456789+/')}]]", {}, id="data"),
        pytest.param(f"这{letters(300, '中文字符国家人民')}。", {}, id="Chinese"),
        pytest.param(letters(300, "กขคงจฉชซ"), {}, id="Thai"),
        pytest.param("-" * 500 + " " + "." * 500 + " " + "_" * 500, {}, id="lines"),
        pytest.param("😀" * 300, {}, id="emoji"),
        pytest.param(f"www.example.org/{letters(300)}", {}, id="an address"),
        pytest.param(f"/usr/share/{letters(200)}/{letters(200)}", {}, id="a path"),
    ],
)
def test_spans(marked, options):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(OverlongWord(**options), text)] == spans
