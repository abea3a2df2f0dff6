"""TRN005: a count of points that leaves some out."""

from collections.abc import Iterator
from dataclasses import dataclass

from mtlint.model import Document, Finding, Related
from mtlint.rules.base import Bad, DocumentRule, Ok, option
from mtlint.rules.languages import language_data
from mtlint.rules.truncation._ordinals import Point, points, promises, stands_between

_CLOSE = 2000
"""Characters after the last point in which another may follow that begins with "Finally" or the like."""


@dataclass(frozen=True, slots=True)
class EnumerationGap(DocumentRule):
    """A count of points leaves a number out, goes back, or ends before the number that was promised.

    ## Why it matters
    After "First" and "Second", "Fourth" says that a sentence or a paragraph was lost; so do two points where three reasons were
    announced. A number that comes again says that a part is there twice or was counted wrong.

    ## What to do
    Look for the missing point in the source and have it translated. If all points are there, correct the number, or the total
    that is announced.

    ## When it is wrong
    Authors miscount too. A point that is introduced by "next" or "in addition" is taken for the missing one. Two lists that
    follow closely can look like one; `reach` sets after how many paragraphs a new one begins.
    """

    code = "TRN005"
    name = "enumeration-gap"
    since = "0.1"
    mqm = "omission"
    its = "omission"
    language_wants = ("ordinals", "points")
    examples = (
        Ok("First, wash. Second, dry. Third, rest."),
        Ok("There are three reasons: First, time. Second, money. The third is luck."),
        Ok("First, wash. Next, dry. Third, rest."),
        Ok("First, wash. Second, dry.\n\nOn the way home: First, rest. Second, sleep."),
        Bad("First, wash. Second, dry. [[Fourth]], rest."),
        Bad("1. Wash it.\n2. Dry it.\n[[4.]] Rest."),
        Bad("1. Wash it.\n2. Dry it.\n[[2.]] Rest."),
        Bad("He named [[three reasons]]: First, time. Second, money.\n\nThen he left."),
    )

    reach: int = option(12, "paragraphs after which a count is taken for a new one")

    def check(self, document: Document) -> Iterator[Finding]:
        order = {id(segment): index for index, segment in enumerate(document.segments)}
        runs: dict[str, list[Point]] = {}
        counted: list[list[Point]] = []
        for point in points(document):
            run = runs.get(point.style)
            far = run and order[id(point.segment)] - order[id(run[-1].segment)] > self.reach
            if run is None or far or point.number == 1:
                runs[point.style] = [point]
                counted.append(runs[point.style])
                continue
            yield from self._fault(document, run, point)
            run.append(point)
        for run in counted:
            yield from self._unkept(document, run)

    def _fault(self, document: Document, run: list[Point], point: Point) -> Iterator[Finding]:
        before = run[-1]
        related = (Related(before.segment.span(before.start, before.end), "the point before it"),)
        if point.number <= before.number and _are_neighbours(document, before, point):
            yield Finding(
                point.segment.span(point.start, point.end), f"“{point.text}” follows “{before.text}”", related=related
            )
        if run[0].number != 1 or point.number <= before.number + 1:
            return
        data = language_data(point.segment.language)
        between = document.text[before.segment.span(before.end).start : point.segment.span(point.start).start]
        missing = before.number + 1
        if point.style == "word" and stands_between(data, missing, between):
            return
        message = f"“{point.text}” follows “{before.text}”: number {missing} is missing"
        yield Finding(point.segment.span(point.start, point.end), message, related=related)

    def _unkept(self, document: Document, run: list[Point]) -> Iterator[Finding]:
        first, last = run[0], run[-1]
        if len(run) < 2:
            return
        announced = [promise for promise in promises(first.segment, first.start) if promise.end <= first.start]
        if not announced:
            return
        promise = announced[-1]
        between = first.segment.text[promise.end : first.start]
        if any(stop in between[:-2] for stop in ".!?") or last.number >= promise.number:
            return
        rest = document.text[last.segment.span(last.end).start :][:_CLOSE]
        if stands_between(language_data(last.segment.language), last.number + 1, rest, "closes"):
            return
        message = f"{promise.number} points are announced, {last.number} follow"
        related = (Related(last.segment.span(last.start, last.end), "the last of them"),)
        yield Finding(promise.segment.span(promise.start, promise.end), message, related=related)


def _are_neighbours(document: Document, before: Point, point: Point) -> bool:
    """Whether two points begin two blocks, one below the other."""
    if before.start or point.start:
        return False
    between = document.text[before.segment.span().end : point.segment.span().start]
    return not between.strip()
