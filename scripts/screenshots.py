"""Pictures of an HTML report for the README: overview and a document, light, dark and on a phone.

python scripts/screenshots.py reports -o docs/images
"""

import argparse
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

import chromium

FLAGS = (*chromium.FLAGS, "--hide-scrollbars", "--font-render-hinting=none")
DESKTOP = (1360, 860)
PHONE = (360, 740)


def browser_path() -> str:
    """The system's browser; ends the program where there is none."""
    found = chromium.executable()
    if found is None:
        raise SystemExit("no Chromium found: install it, or name it in CHROMIUM")
    return found


def shoot(browser: Browser, page: Path, target: Path, *, size: tuple[int, int], dark: bool, finding: int) -> None:
    """One picture; `finding` is how often j is pressed first."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=2 if size == PHONE else 1.5,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    tab = context.new_page()
    tab.goto(page.resolve().as_uri())
    for _ in range(finding):
        tab.keyboard.press("j")
    tab.wait_for_timeout(200)
    tab.screenshot(path=target)
    context.close()


def main() -> None:
    """Take all pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("report", type=Path, help="folder of an HTML report")
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/images"))
    parser.add_argument("--document", default="", help="part of the name of the document's page; the first one otherwise")
    parser.add_argument("--finding", type=int, default=6, help="which finding of the document is chosen")
    arguments = parser.parse_args()
    pages = sorted(page for page in arguments.report.glob("documents/*.html") if arguments.document in page.name)
    if not pages:
        raise SystemExit(
            f"no document page in {arguments.report}: make a report first with mtlint report -o {arguments.report}"
        )
    arguments.output.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        for name, page, finding in (
            ("overview", arguments.report / "index.html", 0),
            ("document", pages[0], arguments.finding),
        ):
            for suffix, size, dark in (("light", DESKTOP, False), ("dark", DESKTOP, True), ("mobile", PHONE, False)):
                target = arguments.output / f"{name}-{suffix}.png"
                shoot(browser, page, target, size=size, dark=dark, finding=finding)
                print(target)
        browser.close()


if __name__ == "__main__":
    main()
