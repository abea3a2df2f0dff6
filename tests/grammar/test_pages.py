"""What a page in somebody's browser can have of the server: it may guess the port, or point a name of its own at it."""

import http.client
import http.server
import threading

import pytest

FORM = "language=en-US&text=He+go+to+the+shop."
ORIGINS = ["http://page.example", "https://page.example", "http://localhost:8000", "null", "file://", "chrome-extension://abc"]


@pytest.fixture(scope="module")
def port(shared):
    """Of a server that runs and has checked something."""
    from mtlint.grammar.lock import load_lock

    shared.supervisor._ready(load_lock().variant("en-US"))
    return shared.supervisor.server.port


def ask(port, method, path="/v2/check", **headers):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    body = FORM if method == "POST" else None
    connection.request(method, path, body, form | {name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    content = answer.read().decode("utf-8")
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, content


@pytest.mark.parametrize("origin", ORIGINS)
@pytest.mark.parametrize("method", ["POST", "GET", "OPTIONS"])
def test_a_request_that_names_a_page_is_refused(port, method, origin):
    status, headers, content = ask(port, method, Origin=origin)
    assert status == 403
    assert "matches" not in content
    assert not [name for name in headers if name.startswith("access-control-")]


def test_a_page_behind_a_name_of_its_own_is_refused_where_the_browser_says_so(port):
    """A name that was turned to this machine makes the page's requests its own: they carry Host, and Origin or Referer."""
    own = {"Host": f"page.example:{port}"}
    assert ask(port, "POST", Origin=f"http://page.example:{port}", **own)[0] == 403
    assert ask(port, "GET", f"/v2/check?{FORM}", Referer=f"http://page.example:{port}/", **own)[0] == 403


def test_no_answer_may_be_read_by_a_page(port):
    """Also one to a request that names no page, as an image may be asked for: without the header browsers hand out nothing."""
    status, headers, content = ask(port, "GET", f"/v2/check?{FORM}")
    assert (status, '"matches"' in content) == (200, True)
    assert not [name for name in headers if name.startswith("access-control-")]


PAGE = b"<!DOCTYPE html><title>page</title><img id=image><form id=form method=post><input name=text value='He go.'></form>"


@pytest.fixture
def page(browser):
    """A page of another origin in the system's Chromium."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(PAGE)))
            self.end_headers()
            self.wfile.write(PAGE)

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    yield page
    page.close()
    server.shutdown()
    thread.join()
    server.server_close()


FETCH = """([url, options]) => fetch(url, options).then(
    async answer => [answer.type, answer.status, (await answer.text()).length], () => "refused")"""


def test_a_page_in_chromium_reads_nothing_and_has_nothing_checked(port, page):
    url = f"http://127.0.0.1:{port}/v2/check"
    form = {"method": "POST", "body": FORM, "headers": {"Content-Type": "application/x-www-form-urlencoded"}}
    assert page.evaluate(FETCH, [url, form]) == "refused"
    assert page.evaluate(FETCH, [f"{url}?{FORM}", {}]) == "refused"
    assert page.evaluate(FETCH, [url, form | {"mode": "no-cors"}]) == ["opaque", 0, 0]
    with page.expect_response(lambda response: response.url == url) as posted:
        page.evaluate("url => { const form = document.getElementById('form'); form.action = url; form.submit(); }", url)
    assert posted.value.status == 403
