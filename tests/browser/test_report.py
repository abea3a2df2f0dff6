"""The report in a browser: it works from disk, by keyboard, on a phone, without scripts, and asks nobody for anything."""

import re

import pytest


def document(report, part):
    return next((report / "documents").glob(f"*{part}*.html"))


def every_page(report):
    return sorted(report.rglob("*.html"))


def chosen(page):
    return page.evaluate("() => { const note = document.querySelector('.finding.on'); return note && note.dataset.n; }")


def shown(page):
    return page.eval_on_selector_all(".finding", "notes => notes.filter(note => note.offsetParent).map(note => note.dataset.n)")


@pytest.mark.parametrize("which", ["report", "nasty"])
def test_opens_quietly(visit, request, which):
    for path in every_page(request.getfixturevalue(which)):
        page = visit(path)
        page.wait_for_timeout(100)
        assert page.watch.complaints == []
        assert [url for url in page.watch.requests if not url.startswith(("file://", "data:"))] == []
        assert [url for url in page.watch.requests if url.startswith("file://")] == [path.as_uri()]
        assert page.evaluate("document.documentElement.classList.contains('js')"), "our own script runs"
        assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px", "our own style counts"


def test_policy_is_in_force(visit, report):
    page = visit(report / "index.html")
    page.evaluate(
        """() => {
            window.violations = [];
            document.addEventListener("securitypolicyviolation", event => window.violations.push(event.effectiveDirective));
            const script = document.createElement("script");
            script.textContent = "window.intruder = true";
            document.body.append(script);
            const style = document.createElement("style");
            style.textContent = "body { margin-top: 99px }";
            document.body.append(style);
            const image = new Image();
            image.src = "https://example.invalid/x.png";
            document.body.insertAdjacentHTML("beforeend", "<p onclick='window.intruder = true' id=trap>x</p>");
            document.getElementById("trap").click();
            return fetch("https://example.invalid/").catch(() => null);
        }"""
    )
    page.wait_for_timeout(100)
    assert set(page.evaluate("window.violations")) >= {
        "script-src-elem",
        "style-src-elem",
        "img-src",
        "script-src-attr",
        "connect-src",
    }
    assert page.evaluate("window.intruder") is None
    assert page.evaluate("getComputedStyle(document.body).marginTop") == "0px"


def test_documents_filter_and_sort(visit, report):
    page = visit(report / "index.html")

    def names():
        return page.eval_on_selector_all(
            "#documents tbody tr",
            "rows => rows.filter(row => row.offsetParent).map(row => row.querySelector('b').textContent.slice(0, 3))",
        )

    assert names() == ["000", "001", "002", "003", "004"]
    page.keyboard.press("/")
    page.keyboard.type("003")
    assert names() == ["003"]
    page.keyboard.type("zzz")
    assert names() == []
    assert page.is_visible("text=No document matches.")
    page.keyboard.press("Escape")
    assert len(names()) == 5
    page.click("button[data-family=residue]")
    assert names() == ["001"]
    page.click("button[data-family=residue]")
    page.click("thead button:has-text('Words')")
    assert names() == ["001", "000", "003", "002", "004"]
    page.click("thead button:has-text('Words')")
    assert names() == ["004", "002", "003", "000", "001"]
    assert page.get_attribute("thead th:has-text('Words')", "aria-sort") == "ascending"


def test_overview_leads_to_a_document_and_back(visit, report):
    page = visit(report / "index.html")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('001_')")
    page.keyboard.press("o")
    page.wait_for_selector("h1:has-text('28 findings')")


def test_keys_move_between_findings(visit, report):
    page = visit(document(report, "001"))
    seen = []
    for key in "jjjk":
        page.keyboard.press(key)
        seen.append(chosen(page))
    assert seen == ["1", "2", "3", "2"]
    assert page.inner_text("#position") == "2 / 9"
    marked = page.eval_on_selector_all("mark.on", "marks => marks.map(mark => mark.textContent).join('')")
    assert marked == "Eyesight Protection:"
    assert page.evaluate("document.activeElement.dataset.n") == "2"
    page.keyboard.press("Escape")
    assert chosen(page) is None


def test_single_keys_can_be_switched_off(visit, report):
    page = visit(document(report, "001"))
    page.click("summary:has-text('Keyboard')")
    page.uncheck("#shortcuts")
    page.keyboard.press("j")
    assert chosen(page) is None
    page.reload()
    page.keyboard.press("j")
    assert chosen(page) is None


def test_findings_filter(visit, report):
    page = visit(document(report, "001"))
    page.keyboard.press("/")
    page.keyboard.type("quotation")
    assert shown(page) == ["5", "6"]
    page.keyboard.press("Escape")
    assert len(shown(page)) == 9
    page.click("button[data-family=residue]")
    assert shown(page) == ["1", "2", "7", "8", "9"]
    assert page.eval_on_selector_all("mark:not(.off)", "marks => [...new Set(marks.map(mark => mark.dataset.f))].length") >= 4
    assert page.eval_on_selector("mark[data-f='5']", "mark => mark.classList.contains('off')")
    page.keyboard.press("j")
    assert page.inner_text("#position") == "1 / 5"


def test_click_in_the_text_chooses_and_goes_through_overlaps(visit, report):
    page = visit(document(report, "001"))
    page.click("mark[data-f='7 8']")
    assert chosen(page) == "8"
    page.click("mark[data-f='7 8']")
    assert chosen(page) == "7"


def test_notes_stand_beside_their_text(visit, report):
    page = visit(document(report, "000"))
    for number in (5, 6):
        text = page.eval_on_selector(f"mark[data-f='{number}']", "mark => mark.getClientRects()[0].top")
        note = page.eval_on_selector(f".finding[data-n='{number}']", "note => note.getBoundingClientRect().top")
        assert abs(text - note) < 40


def test_related_place_is_shown(visit, report):
    page = visit(document(report, "000"))
    page.click(".finding:has-text('sentence repeats')")
    linked = page.eval_on_selector_all(".linked", "places => places.map(place => place.textContent).join('')")
    assert linked == "Second, the investigation of cases must be thorough."
    page.click(".finding.on .related a")
    assert re.search(r"#p-\d+-\d+$", page.url)


def test_docs_of_a_rule_open_in_place(visit, report):
    page = visit(document(report, "000"))
    page.keyboard.press("j")
    page.keyboard.press("d")
    shown = page.inner_text("#panel")
    assert shown.index("What to do") < shown.index("Why it matters") < shown.index("When it is wrong")
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert chosen(page) == "1"


def test_link_to_a_finding(visit, report):
    path = document(report, "000")
    page = visit(path)
    page.keyboard.press("j")
    page.keyboard.press("j")
    anchor = page.evaluate("location.hash")
    assert chosen(visit(path, anchor)) == "2"


@pytest.mark.parametrize("which", ["report", "nasty"])
def test_nothing_to_scroll_sideways(visit, request, which):
    for path in every_page(request.getfixturevalue(which)):
        page = visit(path)
        page.keyboard.press("j")
        for width in (320, 360, 768, 1280, 1920):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path.name, width)


def test_without_scripts_everything_is_there(visit, factory, report):
    for checked in factory.example().documents:
        number = checked.document.path.rsplit("/", 1)[1][:3]
        page = visit(document(report, number), java_script_enabled=False)
        text = re.sub(r"\s+", " ", page.inner_text("main"))
        for segment in checked.document.segments:
            assert segment.text.split()[-1] in text
        for diagnostic in checked.diagnostics:
            assert diagnostic.message in text
            assert diagnostic.code in text
            if diagnostic.text.strip():
                assert diagnostic.text in text
            for related in diagnostic.related:
                assert related.message in text
        assert page.locator("#filter").count() == 0 or page.locator("#filter").is_hidden()
    page = visit(report / "index.html", java_script_enabled=False)
    assert "tests/corpus/pages/004_c0a954b847b3ef5e.txt" in page.inner_text("#documents")


def test_everything_is_reached_by_tab(visit, report):
    page = visit(document(report, "003"))
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.className + ' ' + document.activeElement.id"))
    assert {"skip ", " up", " filter", " next", "permalink "} <= reached
    assert {word for name in reached for word in name.split()} >= {"ref", "code", "n", "chip"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system(visit, report, scheme):
    page = visit(report / "index.html", color_scheme=scheme)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (max(map(int, re.findall(r"\d+", ground)[:3])) > 128) == (scheme == "light")


def test_prints_with_every_finding(visit, report):
    page = visit(document(report, "000"))
    page.emulate_media(media="print")
    assert len(shown(page)) == 11
    assert page.locator(".toolbar").is_hidden()
    assert page.is_visible("text=first occurrence, 13:726")
