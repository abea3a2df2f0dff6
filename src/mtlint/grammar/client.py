"""Talks to a LanguageTool server: language-tool-python's client with its unsafe parts replaced.

Replaced are the request itself, which would go through a proxy, cannot be bounded in time or size, and is repeated against a
server in an unknown state; and the reading of the answer, which drops the warning that it is incomplete and half of each match.
"""

import http.client
import io
import json
import socket
import time
import urllib.parse
from collections.abc import Collection, Mapping
from functools import partial
from typing import Any, Literal

from language_tool_python import LanguageTool

from mtlint.grammar.address import Address
from mtlint.grammar.scope import Scope
from mtlint.grammar.trouble import RequestError, Trouble

_CONNECT_SECONDS = 5.0
_FIRST_CHECK_SECONDS = 60.0
_ASK_SECONDS = 30.0
_LARGEST_ANSWER = 32_000_000
_BLOCK = 65_536
_NOT_LANGUAGETOOL = "the answer is not LanguageTool's"
_NOWHERE = "127.0.0.1"
"""What the library is told: it asks for no more than paths, which go to the address."""


class Client(LanguageTool):
    """Checks texts of one language. Holds no state of a request, so threads may share it."""

    def __init__(
        self,
        address: Address,
        language: str,
        version: str,
        rules: Collection[str],
        categories: Collection[str],
        *,
        wanted: Collection[str] = (),
        speller: str | None = None,
    ) -> None:
        """`rules` and `categories` are the ones left out, `wanted` the rules that run all the same.

        `speller` is the rule that a narrower scope is about.

        Raises `RequestError` where the server does not know the language.
        """
        self._address = address
        self._version = version
        # "auto" is always known; codes of more than two parts do not survive the library's normalisation.
        try:
            super().__init__("auto", remote_server=f"http://{_NOWHERE}", host=_NOWHERE)
            known = self._get_languages()
        except (KeyError, TypeError, AttributeError):
            raise RequestError(Trouble.LOST, _NOT_LANGUAGETOOL) from None
        if language not in known:
            raise RequestError(Trouble.REFUSED, f"the server does not know the language {language}")
        self.disabled_rules = set(rules)
        self.disabled_categories = set(categories)
        self.enabled_rules = set(wanted)
        # The server keeps what it loaded for a set of parameters, and takes another order for another set.
        params = {name: ",".join(sorted(value.split(","))) for name, value in self._create_params("").items()}
        del params["text"]
        params["language"] = language
        self._parameters = {Scope.ALL: params}
        if speller:
            without = ",".join(sorted({*rules, speller}))
            self._parameters[Scope.UNSPELLED] = {**params, "disabledRules": without}
            self._parameters[Scope.SPELLING] = {"language": language, "enabledOnly": "true", "enabledRules": speller}

    def check_annotated(
        self, annotation: list[dict[str, str]], seconds: float, scope: Scope = Scope.ALL
    ) -> list[dict[str, Any]]:
        """Raw matches of a text with markup, offsets in UTF-16 units of all its pieces joined.

        Raises `RequestError` unless the server of the right version checked all of it in time.
        """
        data = json.dumps({"annotation": annotation}, ensure_ascii=False)
        answer = self._send("/v2/check", {**self._parameters[scope], "data": data}, seconds)
        try:
            version = answer["software"]["version"]
            incomplete = answer["warnings"]["incompleteResults"]
            matches = answer["matches"]
        except (KeyError, TypeError):
            raise RequestError(Trouble.LOST, _NOT_LANGUAGETOOL) from None
        if version != self._version:
            raise RequestError(Trouble.LOST, f"LanguageTool {version} answers instead of {self._version}")
        if incomplete:
            raise RequestError(Trouble.REFUSED, "LanguageTool checked only a part of it")
        if not isinstance(matches, list) or not all(map(_is_match, matches)):
            raise RequestError(Trouble.LOST, _NOT_LANGUAGETOOL)
        return matches

    def rules(self) -> set[str]:
        """Ids of all rules the server has for the language. Raises `RequestError` where it does not say."""
        query = urllib.parse.urlencode({"language": self._parameters[Scope.ALL]["language"]})
        answer = self._send(f"/v2/configinfo?{query}", None, _ASK_SECONDS)
        try:
            return {rule["ruleId"] for rule in answer["rules"]}
        except (KeyError, TypeError):
            raise RequestError(Trouble.LOST, _NOT_LANGUAGETOOL) from None

    def _query_server(
        self,
        url: str,
        params: dict[str, str] | None = None,
        num_tries: int = 1,  # noqa: ARG002 - the library's signature; who tries again is decided above
        method: Literal["get", "post"] = "get",
    ) -> Any:
        path = urllib.parse.urlsplit(url).path
        query = f"?{urllib.parse.urlencode(params)}" if params and method == "get" else ""
        return self._send(path + query, params if method == "post" else None, _ASK_SECONDS)

    def _send(self, path: str, form: Mapping[str, str] | None, seconds: float) -> Any:
        return _exchange(self._address, path, form, seconds)


def software(address: Address, seconds: float) -> tuple[str, str]:
    """Version and build date of a server, as it says itself; where it does not, in the answer to a check.

    Raises `RequestError` where nothing or something else than LanguageTool answers.
    """
    try:
        answer = _exchange(address, "/v2/info", None, seconds)
    except RequestError as error:
        if error.trouble is not Trouble.REFUSED:
            raise
        answer = _exchange(address, "/v2/check", {"language": "en-US", "text": "."}, max(seconds, _FIRST_CHECK_SECONDS))
    try:
        said = answer["software"]
        version, date = said["version"], said.get("buildDate")
    except (KeyError, TypeError, AttributeError):
        raise RequestError(Trouble.LOST, _NOT_LANGUAGETOOL) from None
    return _printable(str(version)), _printable(str(date))


def _exchange(address: Address, path: str, form: Mapping[str, str] | None, seconds: float) -> Any:
    """One request over a connection of its own. Redirections are not followed: the text goes where it was sent, or nowhere."""
    end = time.monotonic() + seconds
    connection = address.connection(min(_CONNECT_SECONDS, seconds))
    try:
        connection.connect()
        connection.sock.settimeout(seconds)
        body = None if form is None else urllib.parse.urlencode(form).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Connection": "close"}
        if address.authorization:
            headers["Authorization"] = address.authorization
        connection.request("GET" if form is None else "POST", address.path + path, body, headers)
        connection.response_class = partial(_Response, end)  # type: ignore[assignment]
        with connection.getresponse() as response:
            content = _read(response)
    except TimeoutError:
        raise RequestError(Trouble.STUCK, f"LanguageTool gave no answer within {seconds:.0f} seconds") from None
    except (OSError, http.client.HTTPException) as error:
        raise RequestError(Trouble.LOST, f"LanguageTool broke off ({_cause(error)})") from None
    finally:
        connection.close()
    if response.status != http.HTTPStatus.OK:
        raise _refusal(response, content)
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise RequestError(Trouble.LOST, "the answer is no JSON") from None


def _is_match(entry: Any) -> bool:
    """Whether all of a match is there that is asked of it later."""
    try:
        rule, context, instead = (
            entry["rule"],
            entry["context"],
            [replacement["value"] for replacement in entry["replacements"]],
        )
        texts = (entry["message"], rule["id"], rule["category"]["id"], rule.get("issueType", ""), context["text"], *instead)
        numbers = (entry["offset"], entry["length"], context["offset"], context["length"])
    except (KeyError, TypeError, AttributeError):
        return False
    return all(isinstance(text, str) for text in texts) and all(isinstance(one, int) and one >= 0 for one in numbers)


def _refusal(response: http.client.HTTPResponse, content: bytes) -> RequestError:
    """What an answer with another status than 200 says."""
    if response.status == http.HTTPStatus.TOO_MANY_REQUESTS:
        after = response.headers.get("Retry-After", "")
        return RequestError(
            Trouble.BUSY, "LanguageTool takes no more requests for now (status 429)", float(after) if after.isdigit() else 2.0
        )
    if 300 <= response.status < 400:
        return RequestError(Trouble.REFUSED, f"LanguageTool sends requests elsewhere (status {response.status})")
    said = _printable(" ".join(content.decode("utf-8", "replace").split()))
    return RequestError(Trouble.REFUSED, f"LanguageTool refused with status {response.status}: {said}")


def _cause(error: Exception) -> str:
    """A system's own words where it has some, such as "Connection refused"."""
    return getattr(error, "strerror", None) or type(error).__name__


def _printable(text: str) -> str:
    """The beginning of what a server said, without control characters."""
    return "".join(character if character.isprintable() else "?" for character in text[:300])


class _Response(http.client.HTTPResponse):
    """An answer that raises `TimeoutError` at a moment, in its header too, however steadily it trickles in."""

    def __init__(self, end: float, sock: socket.socket, **more: Any) -> None:
        super().__init__(sock, **more)
        self.fp.close()
        self.fp = io.BufferedReader(_Received(sock, end))


class _Received(io.RawIOBase):
    """What comes over a socket until a moment."""

    def __init__(self, sock: socket.socket, end: float) -> None:
        super().__init__()
        self._sock = sock
        self._end = end
        self._raw = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int | None:
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._sock.settimeout(left)
        return self._raw.readinto(buffer)

    def close(self) -> None:
        """Let go of the socket, which its connection may have closed before."""
        self._raw.close()
        super().close()


def _read(response: http.client.HTTPResponse) -> bytes:
    """The body, as long as it stays in bounds."""
    content = bytearray()
    while not response.isclosed():
        block = response.read1(_BLOCK)
        if not block:
            break
        content += block
        if len(content) > _LARGEST_ANSWER:
            raise RequestError(Trouble.REFUSED, f"LanguageTool's answer is larger than {_LARGEST_ANSWER // 1_000_000} MB")
    if response.length:
        raise http.client.IncompleteRead(bytes(content), response.length)
    return bytes(content)
