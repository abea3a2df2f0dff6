"""The documents of `tests/fuzz`, many more of them."""

import time
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.endurance.result import Result, in_words
from tests.fuzz.invariants import CONFIG, held
from tests.fuzz.strategies import DOCUMENTS, FORMATS, PAIRS
from tests.fuzz.test_documents import FIXES

from mtlint.api import Session, fix_text

DOCUMENTS_OF_TEXT, FILES_OF_A_FORMAT = 3_000, 500
"""How many at the full scale."""
PATHS = st.sampled_from(["x.txt", "x.md", "x.html"])


def run(scale: float) -> Result:
    """Check and fix documents, and files of every format."""
    begin = time.monotonic()
    failures: list[str] = []
    times = 0

    def each(what: str, examples: int, strategy: st.SearchStrategy, body: Callable) -> None:
        nonlocal times

        def counted(value: object) -> None:
            nonlocal times
            times += 1
            body(value)

        share = max(int(examples * scale), 1)
        some = settings(
            max_examples=share, deadline=None, database=None, suppress_health_check=list(HealthCheck),
            phases=(Phase.generate, Phase.shrink), derandomize=False,
        )  # fmt: skip
        try:
            some(given(strategy)(counted))()
        except Exception as error:
            failures.append(f"{what}\n{in_words(error)}")

    with Session(CONFIG, grammar=False, cached=False) as session:
        texts = st.tuples(DOCUMENTS, PATHS)
        each("check", DOCUMENTS_OF_TEXT, texts, lambda made: held(session, made[0].encode("utf-8"), made[1]))
        each("fix", DOCUMENTS_OF_TEXT // 10, texts, lambda made: _fixed(made[0].encode("utf-8"), made[1]))
        for name, (ending, write) in FORMATS.items():
            files = PAIRS.map(lambda pairs, write=write: write(pairs).encode("utf-8"))
            path = f"x{ending}"
            each(f"check {name}", FILES_OF_A_FORMAT, files, lambda content, path=path: held(session, content, path))
            each(f"fix {name}", FILES_OF_A_FORMAT // 10, files, lambda content, path=path: _fixed(content, path))
    return Result(
        "Documents made up", "What `tests/fuzz/test_documents.py` holds of checks and fixes, at random.", times,
        tuple(failures), time.monotonic() - begin,
    )  # fmt: skip


def _fixed(content: bytes, path: str) -> None:
    done = fix_text(content, FIXES, path=path, unsafe=True, cached=False)
    assert done.report.failures == ()
