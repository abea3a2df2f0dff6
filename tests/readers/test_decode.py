import os
import sys
from pathlib import Path

import pytest

from mtlint.readers import ReaderError, read, read_bytes
from mtlint.readers.decode import open_text

SENTENCE = "会议强调，要认真贯彻落实总书记的重要讲话精神，扎实推进专项斗争。各级党委和政府要提高政治站位，加强组织领导。"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(b"plain", "plain", id="ascii"),
        pytest.param("\ufeffä".encode(), "ä", id="utf-8 with mark"),
        pytest.param("\ufeffä😀".encode("utf-16-le"), "ä😀", id="utf-16 little-endian"),
        pytest.param("\ufeffä😀".encode("utf-16-be"), "ä😀", id="utf-16 big-endian"),
    ],
)
def test_text(content, text):
    assert open_text(content)[0] == text


def test_utf_8_needs_no_note():
    assert open_text("ä".encode())[1].note is None


def test_another_encoding_is_found_and_said():
    text, encoding = open_text(SENTENCE.encode("gb18030"))
    assert text == SENTENCE
    assert "not UTF-8 at byte 0: decoded as gb" in encoding.note


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"a\0b", "NUL byte at byte 1", id="a NUL byte"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary", id="a picture"),
        pytest.param(b"\xef\xbb\xbf\xff", "not utf-8 at byte 3", id="a mark that lies"),
    ],
)
def test_what_is_no_text_is_refused(content, reason):
    with pytest.raises(ReaderError, match=reason):
        open_text(content)


def test_lone_surrogates_of_utf_16_do_not_get_in():
    content = b"\xff\xfea\0\x00\xd8b\0"
    with pytest.raises(ReaderError, match="not utf-16-le"):
        read(content, "x.txt", "en-US")


def test_a_missing_file(tmp_path):
    with pytest.raises(ReaderError, match="does not exist"):
        read_bytes(tmp_path / "none.txt")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_named_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReaderError, match="not a regular file"):
        read_bytes(tmp_path / "pipe.txt")


def test_a_loop_of_links_is_refused(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    with pytest.raises(ReaderError, match="loop"):
        read_bytes(tmp_path / "a.txt")


def test_a_file_without_rights_is_refused_and_what_to_do_is_said(tmp_path, without_rights):
    file = tmp_path / "a.txt"
    file.write_text("text", encoding="utf-8")
    with without_rights(file), pytest.raises(ReaderError, match="no permission to read it: change its mode"):
        read_bytes(file)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a file that fails when it is read")
def test_a_file_that_fails_when_it_is_read():
    with pytest.raises(ReaderError, match="cannot be read: Input/output error"):
        read_bytes(Path("/proc/self/mem"))
