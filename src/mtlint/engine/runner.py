"""Files through reading, segmentation and rules, several at a time."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from mtlint.cache import Kept, Results
from mtlint.engine.across import gather
from mtlint.engine.fault import fault
from mtlint.engine.lint import lint
from mtlint.engine.outcome import Outcome
from mtlint.engine.plan import Plan
from mtlint.model import Checked, Document, Failure, GrammarBackend, MtlintError
from mtlint.readers import ReaderError
from mtlint.segmentation import segment


def run(
    sources: Iterable[tuple[str, Callable[[], Document]]],
    plan_for: Callable[[str], Plan],
    grammar_for: Callable[[str | None], GrammarBackend] | None,
    jobs: int,
    results: Results | None = None,
    *,
    explain: bool = False,
) -> Iterator[Outcome]:
    """Outcomes in the order of the sources, each a path and how to read it.

    A file that cannot be read is an outcome, as is one that a fault of mtlint's own comes up with; a `MtlintError` stops the
    whole run and is raised. `grammar_for` gives the grammar checker for texts from a language; it may be None only where no
    plan needs one. What `results` holds is not checked again, so the grammar checker need not start; what could not be checked
    in full is not kept. Only a few files are ahead of the one that is handed out, so memory does not grow with the run.
    `explain` is as of `lint`. Comments in the texts keep nothing back yet.
    """

    def one(path: str, read: Callable[[], Document]) -> Outcome:
        document = segment(read())
        lacking = tuple(Failure(path, message) for message in document.lacking)
        plan = plan_for(path)
        key = results.key(document, plan.identity) if results else b""
        kept = results.get(key) if results else None
        if kept is not None:
            return Outcome(path, Checked(document, kept.diagnostics), lacking, kept.evidence)
        grammar = grammar_for(document.source_language) if grammar_for and plan.needs_grammar else None
        checked, failures = lint(document, plan, grammar, explain=explain)
        evidence = gather(document, plan)
        if results and not failures:
            results.put(key, Kept(checked.diagnostics, evidence))
        return Outcome(path, checked, (*lacking, *failures), evidence)

    waiting = iter(sources)
    pool = ThreadPoolExecutor(jobs, thread_name_prefix="mtlint")
    try:
        running = [pool.submit(_outcome, one, *source) for source in islice(waiting, 2 * jobs)]
        while running:
            yield running.pop(0).result()
            running.extend(pool.submit(_outcome, one, *source) for source in islice(waiting, 1))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _outcome(check: Callable[[str, Callable[[], Document]], Outcome], path: str, read: Callable[[], Document]) -> Outcome:
    """What a file comes to that may not be readable, or may bring out a fault of mtlint."""
    try:
        return check(path, read)
    except ReaderError as error:
        return Outcome(path, None, (Failure(path, str(error)),))
    except MtlintError:
        raise
    except Exception as error:
        return Outcome(path, None, (fault(path, "not checked", error),))
