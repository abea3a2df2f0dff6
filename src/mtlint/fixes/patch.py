"""The difference between two texts as a patch."""

import os
from collections.abc import Iterator
from difflib import unified_diff

_QUOTED = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\t"): "\\t", ord("\n"): "\\n", ord("\r"): "\\r"}


def patch(path: str, before: str, after: str) -> Iterator[str]:
    """The lines of a unified diff, as git and patch read it; none where the two texts are the same.

    Only a line feed ends a line. Where the file ends without one, a line of the diff says so.
    """
    names = (_name(f"a/{path}"), _name(f"b/{path}"))
    for number, line in enumerate(unified_diff(_lines(before), _lines(after))):
        if number < len(names):
            yield f"{line[:4]}{names[number]}\n"
        elif line.endswith("\n"):
            yield line
        else:
            yield f"{line}\n"
            yield "\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    *whole, last = text.split("\n")
    return [f"{line}\n" for line in whole] + ([last] if last else [])


def _name(path: str) -> str:
    """A name as git writes it: quoted where it is not plain ASCII, and told from a date by a tab where it holds a space."""
    quoted = "".join(_QUOTED.get(byte) or (chr(byte) if 0x20 <= byte < 0x7F else f"\\{byte:03o}") for byte in os.fsencode(path))
    if "\\" in quoted:
        return f'"{quoted}"'
    return f"{quoted}\t" if " " in quoted else quoted
