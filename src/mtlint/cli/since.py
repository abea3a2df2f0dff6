"""The options that ask only for what is new."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

import click

P = ParamSpec("P")
R = TypeVar("R")

_SINCE = click.option(
    "--since", metavar="REF", help="Only findings in lines added or changed since HEAD left this branch, tag or commit."
)
_DIFF = click.option(
    "--since-diff",
    type=click.File("rb"),
    metavar="FILE",
    help='Only findings in lines that this unified diff added or changed; "-" is standard input.',
)


def since_options(command: Callable[P, R]) -> Callable[P, R]:
    """Options that say what counts as new."""
    return _SINCE(_DIFF(command))


def since_of(given: dict[str, Any]) -> str | bytes | None:
    """The commit, or the diff itself; None where everything counts. Reads standard input when that is the diff."""
    if given["since"] is not None and given["since_diff"]:
        raise click.UsageError("--since and --since-diff exclude each other")
    since: str | bytes | None = given["since_diff"].read() if given["since_diff"] else given["since"]
    return since
