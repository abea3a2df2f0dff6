"""The page about a corpus in a browser: nothing in it runs, nothing keeps people from reading it."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from mtlint.model import Corpus, Severity, Tool
from mtlint.reporters.html.corpus import Part, RuleSamples, Sample, Unchecked, corpus_page
from mtlint.rules.registry import all_rules

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)> \u202e \x1b[31m " + "x" * 300
LOOKS = [
    {"color_scheme": scheme, "viewport": {"width": width, "height": 800}} for scheme, width in (("light", 1280), ("dark", 360))
]


@pytest.fixture(scope="module")
def overview(tmp_path_factory):
    """A page with some of everything, all of it hostile."""
    infos = tuple(rule.info() for rule in all_rules())
    sample = Sample(f"a/{HOSTILE}.jsonl:7", HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    corpus = Corpus(
        rows=99,
        documents=3,
        words=1_000,
        findings=50,
        rejected=30,
        failures=1,
        kept=60,
        score=81.2,
        by_code={},
        by_severity={"error": 20, "warning": 30},
        passed=False,
    )
    page = corpus_page(
        corpus,
        Tool("mtlint", "1", None, "en"),
        infos,
        rules=[RuleSamples(info.code, info.name, Severity.ERROR, 3, (sample,)) for info in infos[:12]],
        parts=[Part(f"{HOSTILE}/{number}", 100, {Severity.ERROR: number % 4}) for number in range(9)],
        unchecked=[Unchecked(HOSTILE, HOSTILE)],
    )
    path = tmp_path_factory.mktemp("corpus") / "overview.html"
    path.write_text(page, encoding="utf-8")
    return path


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look["color_scheme"])
def test_it_can_be_read_and_nothing_runs(visit, overview, look):
    page = visit(overview, **look)
    page.eval_on_selector_all("details", "all => { for (const one of all) one.open = true; }")
    assert page.watch.complaints == []
    assert [url for url in page.watch.requests if not url.startswith(("file:", "data:"))] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page).response["violations"]
    assert [(item["id"], node["target"]) for item in found for node in item["nodes"]] == []
