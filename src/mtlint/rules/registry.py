"""Finds the rules by walking this package."""

from functools import cache
from importlib import import_module
from inspect import isabstract
from pkgutil import walk_packages

import mtlint.rules
from mtlint.rules.base import Rule


@cache
def all_rules() -> tuple[type[Rule], ...]:
    """Every rule class, in code order. A module that cannot be imported is an error, never a missing rule."""
    found: dict[str, type[Rule]] = {}
    for module in walk_packages(mtlint.rules.__path__, "mtlint.rules."):
        for value in vars(import_module(module.name)).values():
            if _is_rule(value) and value.__module__ == module.name:
                if value.code in found:
                    raise RuntimeError(f"{value.__module__} and {found[value.code].__module__} both define {value.code}")
                found[value.code] = value
    return tuple(found[code] for code in sorted(found))


def _is_rule(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Rule) and not isabstract(value) and hasattr(value, "code")
