"""Language tags that do not say the same and may mean the same."""

_TRADITIONAL = frozenset({"tw", "hk", "mo"})
_SCRIPT_LETTERS = 4


def nearness(tag: str, wanted: str) -> int:
    """How well a tag answers to another: 3 if they are equal, 2 if one says less, 1 for other countries, 0 for no.

    Tags of one language in two scripts, such as zh-Hans and zh-TW, do not answer to each other.
    """
    one, other = (tag.replace("_", "-").lower().split("-") for tag in (tag, wanted))
    if one[0] != other[0] or (_script(one) and _script(other) and _script(one) != _script(other)):
        return 0
    if one == other:
        return 3
    return 2 if one[: len(other)] == other or other[: len(one)] == one else 1


def _script(parts: list[str]) -> str:
    """ISO 15924 code of the script, as far as the tag says or implies it."""
    said = next((part for part in parts[1:] if len(part) == _SCRIPT_LETTERS), "")
    if said or parts[0] != "zh" or len(parts) == 1:
        return said
    return "hant" if parts[-1] in _TRADITIONAL else "hans"
