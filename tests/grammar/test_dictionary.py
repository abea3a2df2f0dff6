"""What a dictionary remembers of the words that it was asked about."""

from mtlint.grammar import dictionary
from mtlint.grammar.dictionary import Dictionary


def test_it_remembers_only_so_many_words_and_knows_all(monkeypatch):
    monkeypatch.setattr(dictionary, "_REMEMBERED", 10)
    words = [f"wort{'x' * number}" for number in range(50)]
    known = Dictionary(words[:25], frozenset(), frozenset())
    for _ in range(2):
        assert [known.knows(word) for word in words] == [True] * 25 + [False] * 25
    assert len(known._known) <= 10
