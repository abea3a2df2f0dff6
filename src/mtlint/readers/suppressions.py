"""Comments of a format to suppressions; what a format tells is where comments stand and which block each is about."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from mtlint.model import Selector, Span, Suppression
from mtlint.text.suppression import Action, Directive, parse


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of any kind: all of it, what stands between its marks, and the block it is about."""

    whole: Span
    inside: Span
    block: Span


def suppressions(text: str, comments: Iterable[Comment]) -> tuple[Suppression, ...]:
    """What the comments of a text, given in its order, keep back. Comments that do not speak to mtlint are passed over."""
    found: list[Suppression] = []
    begun: list[int] = []
    for comment in comments:
        directive = parse(text[comment.inside.start : comment.inside.end])
        if directive is None:
            continue
        if directive.action is Action.END and begun:
            index = begun.pop()
            covers = Span(found[index].covers.start, comment.whole.start)
            found[index] = replace(
                found[index], covers=covers, end=comment.whole, problem=found[index].problem or directive.problem
            )
            continue
        if directive.action is Action.START:
            begun.append(len(found))
        found.append(_suppression(directive, comment, len(text)))
    for index in begun:
        problem = found[index].problem or "range that begins here never ends: close it with 'ignore-end'"
        found[index] = replace(found[index], problem=problem)
    return tuple(found)


def _suppression(directive: Directive, comment: Comment, length: int) -> Suppression:
    at = comment.inside.start
    selectors = tuple(Selector(text, Span(at + offset, at + offset + len(text))) for text, offset in directive.selectors)
    problem = directive.problem
    match directive.action:
        case Action.START:
            covers = Span(comment.whole.end, length)
        case Action.FILE:
            covers = Span(0, length)
        case Action.END:
            covers = comment.whole
            problem = problem or "range ends here that never began: open it with 'ignore-start[CODE]'"
        case _:
            covers = comment.block
    return Suppression(comment.whole, covers, selectors, directive.reason, None, problem)
