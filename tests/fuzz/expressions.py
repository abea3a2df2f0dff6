"""Every regular expression of mtlint, how it is used, and how long it takes on texts that are made against it.

Run as a program, for a deadline that stops a search needs the main thread, and expressions are counted as they are made.
"""

import ast
import importlib
import json
import pkgutil
import re
import signal
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.pumps import shapes, text_of

FIRST, SHORT, LONG = 400, 2_000, 8_000
"""Characters of the texts that all are tried on, and of the two lengths that the slowest of them are tried on."""
SLOWEST = 4
LEAST = 0.004
"""Seconds of processor time from which a long text tells anything."""
STEEP = 2 * LONG / SHORT
"""How many times longer the long text may take: twice what is in proportion, half of what the square would be."""
DEADLINE = 1.0
SOURCE = Path(str(find_spec("mtlint").origin)).parent

_MADE: dict[tuple[str | bytes, int], set[tuple[str, int]]] = {}
"""Pattern and flags to the places in the source, file and line, at which they were compiled."""
_compile = re._compile


def _counted(pattern, flags=0):
    made = _compile(pattern, flags)
    caller = sys._getframe(2)
    if caller.f_code.co_filename.startswith(str(SOURCE)):
        _MADE.setdefault((made.pattern, made.flags), set()).add((caller.f_code.co_filename, caller.f_lineno))
    return made


class TooLongError(Exception):
    """The deadline has passed."""


def _stop(*_):
    raise TooLongError


@dataclass
class Module:
    """What a module says of its expressions."""

    names: dict[int, str] = field(default_factory=dict)
    """Line of a statement that gives something a name to that name."""
    calls: dict[int, str] = field(default_factory=dict)
    """Line of a call of a function of `re` to the name of the function."""
    literals: dict[int, str | bytes | None] = field(default_factory=dict)
    """Line of such a call to its expression, where that stands there as it is."""
    methods: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Name to the attributes of it that are used; "" for uses of the thing itself."""


@cache
def read_module(file: Path) -> Module:
    """What is asked of a module, read off its source."""
    module = Module()
    owners = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                module.names.update(dict.fromkeys(range(node.lineno, (node.end_lineno or node.lineno) + 1), name))
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=method), args=[first, *_]) if method != "escape":
                module.calls[node.lineno] = method
                module.literals[node.lineno] = first.value if isinstance(first, ast.Constant) else None
            case ast.Attribute(value=ast.Name(id=name) as owner, attr=method):
                module.methods[name].add(method)
                owners.add(owner)
            case ast.Name(id=name, ctx=ast.Load()) if node not in owners:
                module.methods[name].add("")
    return module


def uses(places: set[tuple[str, int]]) -> set[str]:
    """How the expression made at some places is used: "match", "fullmatch", or "search" for whatever looks at every place."""
    found: set[str] = set()
    for file, line in places:
        module = read_module(Path(file))
        name = module.names.get(line)
        method = module.calls.get(line, "")
        ways = {method} if method != "compile" else module.methods[name] if name else {""}
        if name and not name.startswith("_"):
            ways = set().union(*(read_module(other).methods.get(name, set()) for other in SOURCE.rglob("*.py")))
        found |= {way if way in ("match", "fullmatch") else "search" for way in ways}
    return found


def seconds(pattern: re.Pattern, text: str, use: str) -> float:
    """Processor time of one use; infinite past the deadline."""
    given = text.encode("utf-8") if isinstance(pattern.pattern, bytes) else text
    start = time.thread_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, DEADLINE)
    try:
        if use == "search":
            for _ in pattern.finditer(given):
                pass
        else:
            getattr(pattern, use)(given)
        return time.thread_time() - start
    except TooLongError:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


def growth(pattern: re.Pattern, use: str) -> str:
    """What grows faster than the text, said with the text; empty where nothing does."""
    tried = sorted(shapes(pattern), key=lambda shape: seconds(pattern, text_of(shape, FIRST), use), reverse=True)
    for shape in tried[:SLOWEST]:
        # The best of several, as other work of the machine only ever adds.
        for times in (1, 3):
            short, long = (min(seconds(pattern, text_of(shape, size), use) for _ in range(times)) for size in (SHORT, LONG))
            if long < max(short * STEEP, LEAST):
                break
        else:
            return f"{shape!a}: {short:.4f} s, {long:.4f} s for {LONG // SHORT} times as much"
    return ""


def exercise() -> None:
    """Import every module, and use what makes expressions only when it is needed."""
    import mtlint

    for module in pkgutil.walk_packages(mtlint.__path__, "mtlint."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from tests.readers.test_hostile import NAMES, sample

    from mtlint.api import check_text, fix_text
    from mtlint.config import Config
    from mtlint.rules.base import Bad, GrammarRule
    from mtlint.rules.registry import all_rules
    from mtlint.testing import run

    for rule in all_rules():
        for example in [] if issubclass(rule, GrammarRule) else rule.examples:
            if isinstance(example, Bad):
                run(rule(), example.text, example.source)
                break
    config = Config(select=("TYP", "TRN", "CON004", "RES003"))
    for name in NAMES:
        check_text(sample(name), config, path=f"x.{name}", cached=False)
    fix_text(r"A \u00e9 &amp; b .", config, cached=False)


def never_made() -> list[str]:
    """The places in the source at which an expression is put together that none was made at; literal ones are made now."""
    left = []
    done = {place for places in _MADE.values() for place in places}
    for file in SOURCE.rglob("*.py"):
        for line, literal in read_module(file).literals.items():
            if (str(file), line) in done:
                continue
            if literal is None:
                left.append(f"{file.relative_to(SOURCE).as_posix()}:{line}")
            else:
                _MADE.setdefault((literal, _compile(literal, 0).flags), set()).add((str(file), line))
    return left


def main() -> None:
    """Print as JSON how many there are, what is steep, and where none was made."""
    re._compile = _counted
    signal.signal(signal.SIGVTALRM, _stop)
    exercise()
    re._compile = _compile
    left = never_made()
    steep = []
    for (source, flags), places in _MADE.items():
        pattern = _compile(source, flags)
        for use in sorted(uses(places)):
            if found := growth(pattern, use):
                where = ", ".join(sorted(f"{Path(file).relative_to(SOURCE).as_posix()}:{line}" for file, line in places))
                steep.append(f"{where}: {use} of {source!r} on {found}")
    print(json.dumps({"count": len(_MADE), "steep": steep, "left": left}))


if __name__ == "__main__":
    main()
