"""What goes wrong between an editor and the server."""

import asyncio
import json
import re
import subprocess
import sys
import urllib.request

import pytest
from lsprotocol import types

TWICE = "The council met on Monday evening. The council met on Monday evening.\n"


def message(method, params, number=None):
    body = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if number is None else {"id": number})
    raw = json.dumps(body).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(raw), raw)


GREETING = message("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1) + message("initialized", {})


def spoken(folder, said, *options):
    """What a server answers to some bytes, after which the client is gone."""
    command = [sys.executable, "-m", "mtlint", "server", *options]
    return subprocess.run(command, cwd=folder, input=said, capture_output=True, timeout=100, check=False)


def parsed(output):
    messages = []
    while output:
        head, _, rest = output.partition(b"\r\n\r\n")
        size = int(re.search(rb"Content-Length: (\d+)", head)[1])
        messages.append(json.loads(rest[:size]))
        output = rest[size:]
    return messages


def test_nothing_but_the_protocol_is_on_standard_output(folder):
    done = spoken(folder, GREETING + message("shutdown", None, 2) + message("exit", None), "--stdio")
    assert [one.get("id") for one in parsed(done.stdout)] == [1, 2]
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(GREETING + message("exit", None), id="exit without shutdown"),
        pytest.param(GREETING, id="gone"),
        pytest.param(GREETING + b"Content-Length: 5000\r\n\r\n{", id="gone in a message"),
        pytest.param(b"", id="never there"),
    ],
)
def test_a_client_that_goes_without_a_word_is_an_error(folder, said):
    assert spoken(folder, said).returncode == 1


def test_what_is_no_message_stops_nothing(folder):
    said = b'Content-Length: 7\r\n\r\n{"a": 1' + message("no/such", {}, 7) + message("textDocument/didOpen", {"no": 1})
    done = spoken(folder, GREETING + said + message("shutdown", None, 8) + message("exit", None))
    answers = {one["id"]: one for one in parsed(done.stdout) if "id" in one}
    assert answers[7]["error"]["code"] == -32601
    assert "error" not in answers[8]
    assert done.returncode == 0


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("half \ud800 a character, and the other half \udc00. " + TWICE, id="surrogates"),
        pytest.param("\u2028\x0b\x0c\x85\u2029 lines that are none. \U000e0041\u202e" + TWICE, id="separators"),
        pytest.param("\ufeff\ufeff" + TWICE, id="marks"),
        pytest.param("(" * 20_000 + TWICE, id="brackets"),
        pytest.param("a\r\r\n\n\rb " * 500 + "\r\r" + TWICE, id="line ends"),
    ],
)
def test_a_hostile_text_is_checked(editing, text):
    async def scene():
        async with editing("--select", "DUP001") as editor:
            await editor.begin()
            editor.open("a.md", text, "markdown")
            assert [one.code for one in await editor.told("a.md")] == ["DUP001"]
            assert await editor.end() == 0

    asyncio.run(scene())


def test_a_text_that_cannot_be_read_does_not_look_clean(editing):
    async def scene():
        async with editing() as editor:
            await editor.begin()
            editor.open("a.txt", f"a\0b {TWICE}")
            (failure,) = await editor.told("a.txt")
            assert failure.severity == types.DiagnosticSeverity.Error
            assert "NUL" in failure.message
            assert failure.code is None

    asyncio.run(scene())


def test_a_large_text_keeps_nobody_waiting(editing):
    async def scene():
        async with editing("--select", "DUP001,TYP008") as editor:
            await editor.begin()
            large = "".join(f"Sentence number {number} says nothing,, of course.\n" for number in range(40_000))
            assert len(large) > 2_000_000 * 0.95
            editor.open("large.txt", large)
            editor.open("small.txt", TWICE)
            assert [one.code for one in await editor.told("small.txt")] == ["DUP001"]
            assert not [one for one in editor.published if one.uri.endswith("large.txt")], "it was not overtaken"
            assert len(await editor.told("large.txt")) == 40_000

    asyncio.run(scene())


def serve(editing, folder, *, before=None, during=None):
    """Serve one client over TCP, while somebody else tries something with the port. Gives what stood on stdout."""
    command = [sys.executable, "-m", "mtlint", "server", "--port", "0"]
    server = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    async def scene(editor):
        said = await asyncio.to_thread(server.stderr.readline)
        port = int(re.fullmatch(r"mtlint server: listening on 127\.0\.0\.1 port (\d+)\n", said)[1])
        if before:
            await before(port)
        await editor.start_tcp("127.0.0.1", port)
        await editor.begin()
        editor.open("a.txt", TWICE)
        assert await editor.told("a.txt")
        if during:
            await during(port)
        await editor.shutdown_async(None)
        editor.exit(None)
        assert await asyncio.to_thread(server.wait, 60) == 0
        await editor.stop()

    try:
        asyncio.run(scene(editing.alone()))
    finally:
        server.kill()
        output, _ = server.communicate()
    return output


def test_one_client_is_served_over_tcp(editing, folder):
    async def another(port):
        with pytest.raises(OSError, match=r"."):
            await asyncio.open_connection("127.0.0.1", port)

    assert serve(editing, folder, during=another) == ""


def test_a_page_in_a_browser_is_no_client(editing, folder):
    """What it posts is a message of the protocol to the letter, after a request's own first line."""

    async def page(port):
        posted = message("initialize", {"processId": None, "capabilities": {}}, 1).partition(b"\r\n\r\n")[2]
        with pytest.raises(OSError, match=r"."):
            await asyncio.to_thread(urllib.request.urlopen, f"http://127.0.0.1:{port}/", posted, 20)

    serve(editing, folder, before=page)


def test_a_port_that_is_taken_is_said(folder):
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = spoken(folder, b"", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    assert b"choose another --port" in done.stderr


def test_no_other_command_waits_for_the_protocol():
    code = "import sys, mtlint.cli; sys.exit(' '.join({'pygls', 'lsprotocol'} & sys.modules.keys()) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_text_that_is_closed_while_it_is_pulled_keeps_nobody_waiting(editing):
    async def scene():
        async with editing() as editor:
            await editor.begin(pulls=True)
            editor.open("a.txt", TWICE * 2000)
            pulled = asyncio.create_task(editor.pull("a.txt"))
            await asyncio.sleep(0)
            document = types.TextDocumentIdentifier(editor.uri("a.txt"))
            editor.text_document_did_close(types.DidCloseTextDocumentParams(document))
            async with asyncio.timeout(60):
                assert (await pulled).items == ()

    asyncio.run(scene())
