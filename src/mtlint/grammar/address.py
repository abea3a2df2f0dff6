"""Where a LanguageTool server is reached."""

import base64
import urllib.parse
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtlint.model import MtlintError

if TYPE_CHECKING:
    from http.client import HTTPConnection

_REMEDY = (
    "give it as http://localhost:8081 or https://host/path: `languagetool-url`, --languagetool-url, MTLINT_LANGUAGETOOL_URL"
)


@dataclass(frozen=True, slots=True)
class Address:
    """A server's address without "/v2". `authorization` is the value of the header of that name."""

    host: str
    port: int
    path: str = ""
    secure: bool = False
    authorization: str | None = field(default=None, repr=False)

    @classmethod
    def own(cls, port: int) -> "Address":
        """A server of ours on this machine."""
        return cls("127.0.0.1", port)

    @classmethod
    def parse(cls, url: str) -> "Address":
        """The address that a URL means; user and password in it become the header.

        Raises `MtlintError`, whose message never repeats the URL: what is wrong with it may be the password.
        """
        try:
            parts = urllib.parse.urlsplit(url.strip())
            port = parts.port
        except ValueError as error:
            raise MtlintError("`languagetool-url` is no URL", _REMEDY) from error
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise MtlintError("`languagetool-url` is no http or https URL of a server", _REMEDY)
        secure = parts.scheme == "https"
        path = parts.path.rstrip("/").removesuffix("/v2").rstrip("/")
        return cls(parts.hostname, port or (443 if secure else 80), path, secure, _authorization(parts))

    @property
    def is_loopback(self) -> bool:
        """Whether what is sent there stays on this machine."""
        if self.host == "localhost":
            return True
        import ipaddress  # noqa: PLC0415 - only for a server that mtlint did not start

        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def shown(self) -> str:
        """The address for messages, without user and password."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.secure else 'http'}://{host}:{self.port}{self.path}"

    def connection(self, seconds: float) -> "HTTPConnection":
        """A connection that is not yet made, straight to the server whatever proxy the environment names."""
        import http.client  # noqa: PLC0415 - slow to import, and most runs ask nobody

        if self.secure:
            import ssl  # noqa: PLC0415 - as above

            return http.client.HTTPSConnection(self.host, self.port, timeout=seconds, context=ssl.create_default_context())
        return http.client.HTTPConnection(self.host, self.port, timeout=seconds)


def _authorization(parts: urllib.parse.SplitResult) -> str | None:
    if parts.username is None:
        return None
    pair = f"{urllib.parse.unquote(parts.username)}:{urllib.parse.unquote(parts.password or '')}"
    return f"Basic {base64.b64encode(pair.encode()).decode('ascii')}"
