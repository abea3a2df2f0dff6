"""Rule pages as files that an editor can open, also offline."""

from pathlib import Path
from tempfile import TemporaryDirectory

from mtlint import api
from mtlint.model import RuleInfo
from mtlint.reporters import describe


class Pages:
    """One Markdown file a rule in a folder of its own, written when first asked for and gone with `close`."""

    def __init__(self) -> None:
        self.rules: dict[str, RuleInfo] = {info.code: info for info in api.list_rules()}
        self._folder = TemporaryDirectory(prefix="mtlint-rules-", ignore_cleanup_errors=True)
        self._written: dict[str, str] = {}

    def uri(self, code: str) -> str:
        """Where the page of a rule is."""
        if code not in self._written:
            file = Path(self._folder.name) / f"{code}.md"
            file.write_text(describe(self.rules[code]) + "\n", encoding="utf-8")
            self._written[code] = file.as_uri()
        return self._written[code]

    def close(self) -> None:
        """Remove the files."""
        self._folder.cleanup()
