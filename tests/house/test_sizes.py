"""Small files and small functions, counted."""

import ast
from pathlib import Path

import pytest

import mtlint

SOURCE = Path(mtlint.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
RULE_LINES, MODULE_LINES, FUNCTION_LINES = 150, 400, 50


@pytest.mark.parametrize("module", [pytest.param(path, id=path.relative_to(SOURCE).as_posix()) for path in MODULES])
def test_size(module):
    text = module.read_text(encoding="utf-8")
    is_rule = module.parent.parent.name == "rules" and not module.stem.startswith("_")
    assert len(text.splitlines()) < (RULE_LINES if is_rule else MODULE_LINES)
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno + 1 >= FUNCTION_LINES
    }
    assert long == {}
