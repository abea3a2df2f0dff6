"""Edges of CON004: what is written in two ways, and what only looks like it."""

import pytest

from mtlint.rules.consistency.format_variants import FormatVariants
from mtlint.testing import run, unmark


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("The U.N. met. The U.N. agreed. The [[UN]] left.", id="dots"),
        pytest.param("The US-led group met in the U.S. today.", id="compound"),
        pytest.param("NEWS FROM THE US\n\nThe U.S. team met in the U.S. today.\n", id="line in capitals"),
        pytest.param("On May 3rd it rained. On May 4th it rained. On [[May 5]] it was dry.", id="ordinal dates"),
        pytest.param("On May 3, 2020 it rained, on June 4 it was dry.", id="year or not"),
        pytest.param("In May 2020 it rained. On June 4 it was dry.", id="month and year"),
        pytest.param("It grew by 5%, 6% and [[7 per cent]].", id="per cent"),
        pytest.param("It sold 1,200 cars in 2020 and 2021.", id="years"),
        pytest.param("It sold 12,000 cars. Write to box 54321 or call.", id="box number"),
    ],
)
def test_spans(marked):
    text, spans = unmark(marked)
    assert [finding.span for finding in run(FormatVariants(), text)] == spans
