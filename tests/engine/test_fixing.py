"""The loop of checking and fixing, with a check that finds what a test wants."""

import json
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtlint.config import Config
from mtlint.engine import Outcome, lint, make_plan, settle
from mtlint.engine.fixing import MOST_ROUNDS
from mtlint.model import Applicability, Checked, Edit, Failure, Fix, Span
from mtlint.readers import ReaderError, read
from mtlint.segmentation import segment

reading = partial(read, language="en-US")
PLAN = make_plan(Config(select=("TYP003",)))
(SAMPLE,) = lint(segment(reading(b"It is , so.", "x.txt")), PLAN, None)[0].diagnostics


class Finder:
    """Checks by a function from a text to fixes, and remembers which files it was shown."""

    def __init__(self, fixes, failures=()):
        self.fixes = fixes
        self.failures = failures
        self.shown = []

    def __call__(self, sources):
        self.shown.append([path for path, _ in sources])
        for path, get in sources:
            try:
                document = segment(get())
            except ReaderError as error:
                yield Outcome(path, None, (Failure(path, str(error)),))
                continue
            found = tuple(replace(SAMPLE, path=path, fix=fix) for fix in self.fixes(document.text))
            yield Outcome(path, Checked(document, found), self.failures)


def put(start, end, replacement):
    return Fix.safe("", Edit(Span(start, end), replacement))


def settled(content, fixes, path="x.txt", at_least=Applicability.SAFE, **options):
    return settle([(path, lambda: content)], Finder(fixes, **options), reading, at_least)[0]


def test_only_files_that_changed_are_checked_again():
    finder = Finder(lambda text: [put(0, 2, "b")] if text.startswith("aa") else [])
    contents = {"x.txt": b"aaaa", "y.txt": b"cc"}
    files = settle([(path, lambda path=path: contents[path]) for path in contents], finder, reading, Applicability.SAFE)
    assert [file.new for file in files] == [b"baa", b""]
    assert finder.shown == [["x.txt", "y.txt"], ["x.txt"]]
    assert files[0].applied == {"TYP003": 1}


def test_fixes_that_undo_each_other_are_a_failure_and_nothing_is_kept():
    file = settled(b"a", lambda text: [put(0, 1, "b" if text == "a" else "a")])
    assert not file.changed
    assert [failure.message for failure in file.outcome.failures] == [
        "fixes of TYP003 do not settle, so none was made: mend it by hand, or `ignore` one"
    ]
    assert len(file.outcome.checked.diagnostics) == 1


def test_fixes_that_never_end_are_a_failure():
    rounds = []
    file = settled(b"a", lambda text: rounds.append(text) or [put(0, 0, "a")])
    assert "do not settle" in file.outcome.failures[0].message
    assert len(rounds) == MOST_ROUNDS + 1 + 1, "one round for its finding, and the first check"


def test_what_is_not_sure_enough_is_left():
    file = settled(b"a", lambda _: [Fix.unsafe("", Edit(Span(0, 1), "b")), Fix.display("", Edit(Span(0, 1), "c"))])
    assert not file.changed
    assert len(file.outcome.checked.diagnostics) == 2


def test_shown_fixes_are_never_applied():
    assert not settled(b"a", lambda _: [Fix.display("", Edit(Span(0, 1), "c"))], at_least=Applicability.UNSAFE).changed


def test_a_file_that_changes_underneath_is_left_alone():
    contents = [b"a", b"changed"]
    (file,) = settle([("x.txt", lambda: contents.pop(0))], Finder(lambda _: [put(0, 1, "b")]), reading, Applicability.SAFE)
    assert not file.changed
    assert "changed while it was checked" in file.outcome.failures[0].message


def test_what_could_not_be_checked_stays_a_failure():
    failure = Failure("x.txt", "line 1: not checked")
    file = settled(b"a", lambda text: [put(0, 1, "b")] if text == "a" else [], failures=(failure,))
    assert file.new == b"b"
    assert file.outcome.failures == (failure,)


def test_bytes_that_another_encoding_would_not_give_back_are_a_failure():
    # The first letter is the same in this encoding by two different bytes.
    text = "会议强调，要认真贯彻落实总书记的重要讲话精神，扎实推进专项斗争。各级党委和政府要提高政治站位。"
    content = text.encode("gb18030")

    def read_wrongly(raw, path):
        document = reading(raw, path)
        return replace(document, text=document.text.replace("会", "會"))

    (file,) = settle([("x.txt", lambda: content)], Finder(lambda _: [put(3, 4, "")]), read_wrongly, Applicability.SAFE)
    assert "would not give back the bytes" in file.outcome.failures[0].message


@pytest.mark.parametrize(
    "replacement",
    [
        pytest.param('"', id="a mark of the format's own"),
        pytest.param("\\", id="an escape of the format's own"),
        pytest.param("\n", id="a line end"),
    ],
)
def test_what_the_format_would_take_for_its_own_is_escaped(replacement):
    content = '{"target": "a b"}\n{"target": "c d"}\n'
    file = settled(content.encode(), lambda text: [put(13, 14, replacement)] if "a b" in text else [], "x.jsonl")
    assert [json.loads(line)["target"] for line in file.new.decode().splitlines()] == [f"a{replacement}b", "c d"]
    assert file.refused == ()


def test_an_edit_outside_the_text_is_refused():
    content = '{"target": "a b"}\n{"target": "c d"}\n'

    def fixes(text):
        good = [put(text.index("c d") + 1, text.index("c d") + 2, "")] if "c d" in text else []
        return [put(2, 3, "x"), *good]

    file = settled(content.encode(), fixes, "x.jsonl")
    assert file.new.decode() == content.replace("c d", "cd")
    assert len(file.refused) == 1
    assert file.refused[0].startswith("x.jsonl:1: fix of TYP003 not made")


@given(data=st.data(), encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"]))
def test_bytes_outside_the_edits_are_the_same_bytes(data, encoding):
    letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff")
    text = data.draw(st.text(letters, min_size=1, max_size=40))
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    places = [(cuts[at], cuts[at + 1]) for at in range(0, len(cuts) - 1, 2)]
    edits = [Edit(Span(*place), data.draw(st.text(letters, max_size=3))) for place in places]
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")

    def put_down(piece):
        return piece.encode(encoding.removesuffix("-sig"))

    before = mark + text.encode(encoding)
    expected, at = before[: len(before) - len(put_down(text))], 0
    for edit in edits:
        expected += put_down(text[at : edit.span.start]) + put_down(edit.replacement)
        at = edit.span.end
    expected += put_down(text[at:])
    done = []

    def fixes(now):
        first = not done
        done.append(now)
        return [Fix.safe("", *edits)] if first and edits else []

    file = settled(before, fixes)
    assert (file.new if file.changed else before) == expected


def test_a_row_may_lose_all_its_text():
    def one_after_the_other(text):
        found = next((piece for piece in ("a b", " d") if piece in text), None)
        return [put(text.index(found), text.index(found) + len(found), "")] if found else []

    file = settled(b'{"target": "a b"}\n{"target": "c d"}\n', one_after_the_other, "x.jsonl")
    assert file.new == b'{"target": ""}\n{"target": "c"}\n'
