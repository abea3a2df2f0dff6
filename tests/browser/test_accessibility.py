"""What axe-core finds on every kind of page: nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe

LOOKS = [
    pytest.param({"color_scheme": scheme, "viewport": {"width": width, "height": 800}}, id=f"{scheme}-{width}")
    for scheme in ("light", "dark")
    for width in (1280, 360)
]


def violations(page):
    found = Axe().run(page).response["violations"]
    return [(item["id"], node["target"], node["failureSummary"]) for item in found for node in item["nodes"]]


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("which", ["report", "nasty", "compared"])
def test_overview(visit, request, which, look):
    page = visit(request.getfixturevalue(which) / "index.html", **look)
    assert violations(page) == []
    page.eval_on_selector_all("details", "all => { for (const one of all) one.open = true; }")
    page.eval_on_selector_all(".filters [aria-pressed=false]", "all => { for (const one of all) one.click(); }")
    assert violations(page) == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("which", ["report", "nasty", "compared"])
def test_documents(visit, request, which, look):
    for path in sorted((request.getfixturevalue(which) / "documents").iterdir())[:2]:
        page = visit(path, **look)
        assert violations(page) == []
        if page.locator(".finding").count():
            page.keyboard.press("j")
            assert violations(page) == []


def test_open_dialog(visit, report):
    page = visit(next((report / "documents").glob("*000*.html")))
    page.keyboard.press("j")
    page.keyboard.press("d")
    assert page.is_visible("#panel")
    assert violations(page) == []
