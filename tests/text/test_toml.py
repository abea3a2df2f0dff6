import tomllib

from hypothesis import given
from hypothesis import strategies as st

from mtlint.text.toml import toml

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    TEXTS | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_written_is_read_again(value):
    line = toml(value)
    assert "\n" not in line
    assert tomllib.loads(f"key = {line}") == {"key": value}
