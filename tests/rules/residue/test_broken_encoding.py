"""Edges of RES003: what was decoded wrongly, and what only looks like it."""

import pytest

from mtlint.rules.residue.broken_encoding import BrokenEncoding
from mtlint.testing import fixed, run

WHOLE = ["naïve café", "“quoted”", "Привет", "日本語", "Łódź ma złoty", "Ελλάδα", "😀"]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("whole", WHOLE)
def test_wrong_encoding_is_mended(whole, encoding):
    spoiled = "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in whole.encode())
    assert fixed(run(BrokenEncoding(), f"It is {spoiled} here."), f"It is {spoiled} here.") == f"It is {whole} here."


def test_cyrillic_read_as_windows_1251():
    spoiled = "Привет".encode().decode("cp1251")
    assert fixed(run(BrokenEncoding(), spoiled), spoiled) == "Привет"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("A lost \ufffd\ufffd letter.", id="replacement characters"),
        pytest.param("A lost ï¿½ letter.", id="replacement character decoded wrongly"),
        pytest.param("?? ??? ??", id="question marks for letters"),
        pytest.param("One.\\nTwo.", id="escaped line break"),
        pytest.param("It is %E4%B8%AD here.", id="percent escapes"),
        pytest.param("It=E2=80=99s so.", id="quoted-printable"),
        pytest.param("a &amp;amp; b", id="entity escaped twice"),
        pytest.param("\\ud83d\\ude00", id="surrogates escaped"),
        pytest.param("a \x85 b", id="control character of Latin-1"),
    ],
)
def test_found(text):
    assert len(run(BrokenEncoding(), text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "PROJETÉ», «É», É… À–B, Âge, ÀÉÈ, «Ñandú», São Ã",
        "Россия и СССР, РСФСР, «РИА», Сербия",
        "R&D; AT&T; a & b; C:\\new\\x and \\section",
        "https://x.org/%E4%B8%AD%E5%9B%BD and a%20b; x=10=20",
        "What?? Why ?",
        "PROJETÉ & Ö“x”",
    ],
)
def test_quiet(text):
    assert run(BrokenEncoding(), text) == []


def test_the_source_has_it():
    assert run(BrokenEncoding(), "Tom &amp; Ann", "Tom &amp; Anna") == []
