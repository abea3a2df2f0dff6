import os
from urllib.parse import unquote_to_bytes

import pytest

from mtlint.reporters.uri import uri_of


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("a/b.txt", "a/b.txt", id="plain"),
        pytest.param("a b#c?d%e.txt", "a%20b%23c%3Fd%25e.txt", id="reserved"),
        pytest.param("javascript:alert(1)", "javascript%3Aalert%281%29", id="no scheme"),
        pytest.param("漢.txt", "%E6%BC%A2.txt", id="not ASCII"),
        pytest.param("a\n\x1b\u202e.txt", "a%0A%1B%E2%80%AE.txt", id="control"),
        pytest.param("caf\udce9.txt", "caf%E9.txt", id="not UTF-8"),
        pytest.param("half\ud83d.txt", "half%ED%A0%BD.txt", id="half a character"),
        pytest.param("/srv/a b.txt", "file:///srv/a%20b.txt", id="absolute"),
        pytest.param("C:/x y/a.txt", "file:///C:/x%20y/a.txt", id="drive"),
    ],
)
def test_uri(path, uri):
    assert uri_of(path) == uri


def test_bytes_of_the_name_come_back():
    name = bytes(range(1, 256)).replace(b"/", b"")
    assert unquote_to_bytes(uri_of(name.decode("utf-8", "surrogateescape"))) == name
    if os.name == "posix":
        assert os.fsdecode(unquote_to_bytes(uri_of(os.fsdecode(name)))) == os.fsdecode(name)
