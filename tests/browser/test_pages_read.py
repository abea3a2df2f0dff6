"""Pages as Chromium shows them are pages as mtlint reads them."""

import re
from pathlib import Path

import pytest

from mtlint.readers import read

FILES = Path(__file__).parents[1] / "readers" / "files" / "html"
NAMES = ["handbook-it-IT*", "handbook-zh-TW*", "libxslt-lib*", "omegat-ko*", "omegat-fr*", "omegat-sq*"]
SHOWN = "() => { document.querySelectorAll('pre').forEach(one => one.remove()); return document.body.innerText }"


@pytest.mark.parametrize("name", NAMES)
def test_a_page_reads_as_it_is_shown(browser, name):
    (path,) = FILES.glob(f"{name}.html")
    page = browser.new_page()
    page.goto(path.as_uri())
    shown = page.evaluate(SHOWN)
    page.close()
    document = read(path.read_bytes(), path.name, "en-US")
    body = document.text.lower().index("<body")
    texts = [one for one in document.segments if one.span().start > body and not _in_a_tag(document.text, one.span().start)]
    for text in texts:
        assert _bare(text.text) in _bare(shown)
    left = _bare(shown)
    for text in sorted((_bare(one.text) for one in texts), key=len, reverse=True):
        left = left.replace(text, " ", 1)
    codes = re.findall(r"<code[^>]*>([^<]*)</code>", document.text)
    assert all(part in "".join(map(_bare, codes)) for part in left.split())


def _in_a_tag(text, at):
    return text.rfind("<", 0, at) > text.rfind(">", 0, at)


def _bare(text):
    return re.sub(r"[\s\ufffc]+", "", text)
