"""Decisions of a reviewer: marked in the page, kept by the browser, written to files that the command reads back."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

PAGES = Path(__file__).parent.parent / "corpus" / "pages"
ODD = "we[i]rd #1 né!.txt"
RULES = ("--select", "DUP,TYP,RES,CON", "--no-cache")


def mtlint(folder, *arguments):
    environment = os.environ | {"PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "mtlint", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def findings(folder, *arguments):
    """Fingerprints that a check reports."""
    done = mtlint(folder, "check", *RULES, "--output-format", "json", *arguments, "texts")
    assert done.returncode in {0, 1}, done.stderr
    return {item["fingerprint"] for item in json.loads(done.stdout)["diagnostics"]}


def write_report(folder):
    done = mtlint(folder, "report", *RULES, "texts", "-o", "reports")
    assert done.returncode == 0, done.stderr
    return folder / "reports"


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    """Texts and the report on them, as the command writes it."""
    folder = tmp_path_factory.mktemp("project")
    texts = folder / "texts"
    texts.mkdir()
    for name in ("000", "001"):
        shutil.copy(next(PAGES.glob(f"{name}*")), texts / f"{name}.txt")
    (texts / ODD).write_text('He said " hello "\\ to us , twice .\n\nShe said " hello " to us.\n', encoding="utf-8")
    write_report(folder)
    return folder


@pytest.fixture
def project(written, tmp_path):
    return shutil.copytree(written, tmp_path / "project")


@pytest.fixture
def browse(browser):
    """A browser profile: its pages share what it keeps, and none of what others do."""
    contexts = []

    def profile(**options):
        context = browser.new_context(reduced_motion="reduce", accept_downloads=True, **options)
        contexts.append(context)
        return context

    yield profile
    for context in contexts:
        context.close()


def document(project, part):
    return next((project / "reports" / "documents").glob(f"*{part}*.html")).as_uri()


def index(project):
    return (project / "reports" / "index.html").as_uri()


def opened(profile, address):
    page = profile.new_page()
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.goto(address)
    return page


def states(page):
    return page.eval_on_selector_all(".finding", "notes => notes.map(note => note.dataset.state)")


def fingerprint(page, number):
    return json.loads(page.get_attribute(f".finding[data-n='{number}']", "data-finding"))["fingerprint"]


def decide(page, keys):
    """Goes through the findings with j; a and f decide, anything else passes on."""
    for key in keys:
        page.keyboard.press("j")
        if key in "af":
            page.keyboard.press(key)


def export(page, kind, folder):
    page.click("#review-open")
    with page.expect_download() as download:
        page.click(f"[data-export={kind}]")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    page.click("#review .close")
    return file


def take(page, file):
    page.click("#review-open")
    page.set_input_files("#review-import", file)
    page.wait_for_selector("#review-told:not(:empty)")
    told = page.inner_text("#review-told")
    page.click("#review .close")
    return told


def test_decisions_are_kept_and_counted(project, browse):
    profile = browse()
    page = opened(profile, document(project, "000"))
    count = page.locator(".finding").count()
    decide(page, "a.f")
    page.keyboard.press("r")
    page.keyboard.type("a name")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.n") == "3"
    page.keyboard.press("j")
    page.reload()
    assert states(page) == ["accepted", "open", "false-alarm", *["open"] * (count - 3)]
    assert page.inner_text("#reviewed") == f"2 of {count} reviewed"
    assert page.inner_text(".finding[data-n='3'] .why") == "a name"
    assert "false alarm" in page.inner_text(".finding[data-n='3'] .head")
    page.keyboard.press("o")
    page.wait_for_selector(".reviewed")
    assert page.locator(".reviewed").all_inner_texts() == [f"2 of {count} reviewed"]
    assert page.complaints == []


def test_undo_and_filter(project, browse):
    page = opened(browse(), document(project, "000"))
    decide(page, "aa")
    page.keyboard.press("f")
    assert states(page)[:2] == ["accepted", "false-alarm"]
    page.keyboard.press("u")
    assert states(page)[:2] == ["accepted", "accepted"]
    page.click("#undo")
    assert states(page)[:2] == ["accepted", "open"]
    page.click("#states [data-state=open]")
    assert page.locator(".finding[data-n='1']").is_hidden()
    # What the filter hides when it is decided makes room for the next.
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert page.evaluate("document.querySelector('.finding.on').dataset.n") == "4"
    page.click("#states [data-state=open]")
    page.click(".finding[data-n='2'] .message")
    page.click(".finding.on button:has-text('To be fixed')")
    assert states(page)[:2] == ["accepted", "open"]
    assert page.inner_text("#states [data-state=accepted] .count") == "2"


def test_accepted_findings_become_a_baseline(project, browse):
    before = findings(project)
    profile = browse()
    accepted = set()
    for part in ("000", "we-i-rd"):
        page = opened(profile, document(project, part))
        accepted |= {fingerprint(page, 1), fingerprint(page, 3)}
        decide(page, "afa")
    file = export(opened(profile, index(project)), "baseline", project)
    after = findings(project, "--baseline", file.name)
    assert before - after == accepted
    assert len(accepted) == 4


def test_a_baseline_of_everything_is_what_the_command_writes(project, browse):
    profile = browse()
    for part in ("000", "001", "we-i-rd"):
        page = opened(profile, document(project, part))
        decide(page, "a" * page.locator(".finding").count())
    file = export(opened(profile, index(project)), "baseline", project)
    mtlint(project, "check", *RULES, "--write-baseline", "written.json", "texts")
    written = (project / "written.json").read_text("utf-8")
    assert file.read_text("utf-8").startswith(written[: written.rindex("]")])
    assert findings(project, "--baseline", file.name) == set()


def test_false_alarms_become_settings(project, browse):
    before = findings(project)
    profile = browse()
    alarms = set()
    for part in ("000", "we-i-rd"):
        page = opened(profile, document(project, part))
        alarms |= {fingerprint(page, 2), fingerprint(page, 3)}
        decide(page, "aff")
        page.keyboard.press("r")
        page.keyboard.type('quoted "so" \\ meant')
        page.keyboard.press("Enter")
    file = export(opened(profile, index(project)), "ignore", project)
    tables = tomllib.loads(file.read_text("utf-8"))["ignore"]
    assert {table["fingerprint"] for table in tables} == alarms
    assert [table["reason"] for table in tables if "reason" in table] == ['quoted "so" \\ meant'] * 2
    assert before - findings(project, "--config", file.name) == alarms
    (project / "mtlint.toml").write_text(f'extend = "{file.name}"\n', encoding="utf-8")
    done = mtlint(project, "check", *RULES, "--verbose", "texts")
    assert done.stderr.count('ignored by the settings: quoted "so" \\ meant') == 2, done.stderr
    assert "matches no finding" not in done.stderr


@pytest.mark.parametrize("kind", ["decisions", "baseline", "ignore"])
def test_another_reviewer_takes_over(project, browse, kind):
    first = browse()
    page = opened(first, document(project, "we-i-rd"))
    decide(page, "af")
    page.keyboard.press("r")
    page.keyboard.type("so it is\u2028")
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    file = export(page, kind, project)
    expected = {"decisions": ["accepted", "false-alarm"], "baseline": ["accepted", "open"], "ignore": ["open", "false-alarm"]}[
        kind
    ]
    many = "2 decisions" if kind == "decisions" else "1 decision"

    second = browse()
    page = opened(second, document(project, "we-i-rd"))
    assert set(states(page)) == {"open"}
    assert take(page, file) == f"{many} read"
    assert states(page)[:2] == expected
    page.reload()
    assert states(page)[:2] == expected

    third = browse()
    page = opened(third, index(project))
    assert take(page, file) == f"{many} read"
    assert page.locator(".reviewed").count() == 1
    page = opened(third, document(project, "we-i-rd"))
    assert states(page)[:2] == expected
    assert page.inner_text(".finding[data-n='2'] .why") == ("" if kind == "baseline" else "so it is")
    assert take(opened(third, document(project, "000")), file).endswith("on documents that are not here")


def test_what_is_no_export_is_refused(project, browse):
    page = opened(browse(), document(project, "000"))
    for number, text in enumerate(
        ('{"findings": []}', "no JSON", '{"decisions": [{"state": "open"}]}', "[[ignore]]\nrule = 1\n")
    ):
        file = project / f"{number}.json"
        file.write_text(text, encoding="utf-8")
        assert take(page, file) == f"{number}.json holds no decisions that this report wrote"
    assert set(states(page)) == {"open"}
    assert page.complaints == []


def test_decisions_outlive_findings_that_come_and_go(project, browse):
    profile = browse()
    page = opened(profile, document(project, "we-i-rd"))
    decide(page, "af")
    kept = {fingerprint(page, 1): "accepted", fingerprint(page, 2): "false-alarm"}
    text = (project / "texts" / ODD).read_text("utf-8")
    (project / "texts" / ODD).write_text(
        text.replace("He said", "All is well.\n\nHe said").replace(" , ", ", "), encoding="utf-8"
    )
    write_report(project)
    page.reload()
    now = {fingerprint(page, number): state for number, state in enumerate(states(page), 1)}
    left = {key: state for key, state in kept.items() if key in now}
    assert left
    assert {key: now[key] for key in left} == left
    assert page.inner_text("#reviewed") == f"{len(left)} of {len(now)} reviewed"
    (project / "texts" / ODD).write_text(text, encoding="utf-8")
    write_report(project)
    page.reload()
    assert states(page)[:2] == ["accepted", "false-alarm"]


def test_without_storage_it_says_so(project, browse):
    profile = browse()
    profile.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page = opened(profile, document(project, "000"))
    decide(page, "a")
    assert states(page)[0] == "accepted"
    assert page.inner_text("#status") == "Finding 1: accepted, until the page is left: this browser keeps nothing"
    assert findings(project, "--baseline", export(page, "baseline", project).name) == findings(project) - {fingerprint(page, 1)}
    page.click("#review-open")
    assert page.is_visible("#review-lost")
    assert page.complaints == []


def test_another_report_in_the_same_profile_has_its_own_decisions(project, browse, tmp_path_factory):
    profile = browse()
    page = opened(profile, document(project, "000"))
    decide(page, "aa")
    copy = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(project / "reports", copy / "reports")
    assert set(states(opened(profile, document(copy, "000")))) == {"open"}


@pytest.mark.parametrize("clipboard", ["as it is", "refused", "none at all"])
def test_a_link_is_copied(project, browse, clipboard):
    profile = browse()
    if clipboard == "as it is":
        profile.grant_permissions(["clipboard-read", "clipboard-write"])
    else:
        profile.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    if clipboard == "none at all":
        profile.add_init_script("document.execCommand = () => false")
    page = opened(profile, document(project, "000"))
    page.keyboard.press("j")
    page.keyboard.press("c")
    if clipboard == "none at all":
        page.wait_for_selector("#panel .address")
        assert page.evaluate("getSelection().toString() || document.activeElement.value").endswith(
            page.evaluate("location.hash")
        )
        return
    page.wait_for_selector("#status:text-is('Link copied')")
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), { id: 'paste' }))")
    page.focus("#paste")
    page.keyboard.press("Control+V")
    assert page.input_value("#paste") == page.url
    assert page.complaints == []


def test_keys_are_listed_and_n_and_p_move(project, browse):
    page = opened(browse(), document(project, "000"))
    page.keyboard.press("n")
    page.keyboard.press("n")
    page.keyboard.press("p")
    assert page.evaluate("document.querySelector('.finding.on').dataset.n") == "1"
    page.keyboard.press("?")
    listed = page.inner_text("#panel")
    assert all(word in listed for word in ("next, previous finding", "accept the finding", "false alarm", "undo", "filter"))
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()


def test_a_pair_stands_side_by_side_without_scripts(project, browse):
    page = opened(browse(java_script_enabled=False, viewport={"width": 1280, "height": 800}), document(project, "000"))
    pair = page.locator(".finding:has-text('DUP001') .pair")
    assert "Word for word the same" in pair.inner_text()
    tops = [side.bounding_box()["y"] for side in pair.locator(".side").all()]
    assert len(tops) == 2
    assert tops[0] == tops[1]
    page.set_viewport_size({"width": 360, "height": 740})
    tops = [side.bounding_box()["y"] for side in pair.locator(".side").all()]
    assert tops[0] < tops[1]
