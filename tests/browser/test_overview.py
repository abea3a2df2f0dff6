"""The overview in a browser: what it filters by, what changed, and many documents."""

from mtlint.reporters import FOLDER_REPORTERS


def names(page):
    return page.eval_on_selector_all(
        "#documents tbody tr",
        "rows => rows.filter(row => row.offsetParent).map(row => row.querySelector('b').textContent.slice(0, 3))",
    )


def press(page, *selectors):
    for selector in selectors:
        page.click(selector)


def test_filters_work_together(visit, report):
    page = visit(report / "index.html")
    page.select_option("#rule", "DUP003")
    assert names(page) == ["000", "002"]
    assert page.inner_text("#position") == "2 of 5"
    page.select_option("#rule", "")
    press(page, "[data-severity=error]")
    assert names(page) == ["000", "001", "003"]
    press(page, "#families [data-family=duplication]")
    assert names(page) == ["000"], "the errors of the others are no duplications"
    press(page, "[data-severity=error]", "[data-severity=info]")
    press(page, "#families [data-family=duplication]", "#families [data-family=typography]")
    assert names(page) == ["001"]
    page.fill("#filter", "pages/000")
    assert names(page) == []
    assert page.is_visible("text=No document matches.")
    page.keyboard.press("Escape")
    assert names(page) == ["000", "001", "002", "003", "004"]
    assert page.locator("[aria-pressed=true]").count() == 0


def test_bars_say_in_words_what_they_show(visit, report):
    page = visit(report / "index.html")
    label = page.get_attribute("#documents tbody tr:nth-child(3) svg", "aria-label")
    assert label == "DUP003 1, TRN001 1, TYP006 3"
    widths = page.eval_on_selector_all(
        "#documents tbody tr:nth-child(3) rect",
        "parts => parts.map(part => [part.className.baseVal, part.getAttribute('width')])",
    )
    most = 11
    assert [(name, round(float(width[:-1]), 3)) for name, width in widths] == [
        ("fam-duplication", round(100 / most, 3)),
        ("fam-truncation", round(100 / most, 3)),
        ("fam-typography", round(300 / most, 3)),
    ]


def test_new_findings_are_marked_and_filtered(visit, factory, compared):
    _, _, third, *_ = factory.example().documents
    page = visit(compared / "index.html")
    assert "New\n2\nGone\n1\nUnchanged\n25" in page.inner_text(".compared")
    page.click("text=What is gone")
    assert third.diagnostics[0].message in page.inner_text(".gone li")
    assert page.locator(".gone li").count() == 1
    page.click("#only-new")
    assert names(page) == ["001"]
    page.click("tbody tr:not([hidden]) th a")
    page.wait_for_selector("h1:has-text('001_')")
    assert page.locator(".finding .new").count() == 2
    page.click("#only-new")
    shown = page.eval_on_selector_all(
        ".finding", "notes => notes.filter(note => note.offsetParent).map(note => note.dataset.n)"
    )
    assert shown == ["1", "2"]
    page.keyboard.press("Escape")
    assert page.eval_on_selector_all(".finding", "notes => notes.filter(note => note.offsetParent).length") == 9


def test_sorts_by_what_is_new(visit, compared):
    page = visit(compared / "index.html")
    page.click("thead button:has-text('New')")
    assert names(page)[0] == "001"
    page.click("thead button:has-text('Gone')")
    assert names(page)[0] == "002"


def test_many_documents(visit, factory, tmp_path):
    makers = []
    for number in range(450):
        maker = factory.Maker(factory.document(f"part/{number:03}.txt", "Some words stand here, and no more."))
        maker.add("TYP006" if number % 2 else "DUP003", "words", "made up")
        makers.append(maker)
    page = visit(FOLDER_REPORTERS["html"].write(factory.report(*makers), tmp_path))
    assert len(names(page)) == 200
    page.select_option("#rule", "TYP006")
    assert page.inner_text("#position") == "225 of 450"
    assert (len(names(page)), names(page)[0]) == (200, "001")
    page.click("thead button:has-text('Document')")
    page.click("thead button:has-text('Document')")
    assert names(page)[0] == "449"
    page.click("text=Show all 225")
    assert len(names(page)) == 225
    page.keyboard.press("Escape")
    assert len(names(page)) == 450


def test_all_rows_are_printed(visit, factory, tmp_path):
    makers = [factory.Maker(factory.document(f"{number:03}.txt", "Some words.")) for number in range(250)]
    page = visit(FOLDER_REPORTERS["html"].write(factory.report(*makers), tmp_path))
    assert len(names(page)) == 200
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert len(names(page)) == 250
    without = visit(tmp_path / "index.html", java_script_enabled=False)
    assert without.locator("#documents tbody tr:visible").count() == 250
