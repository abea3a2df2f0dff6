"""The user's own words: from the settings and from the files they name."""

from pathlib import Path

from mtlint.config.settings import Config
from mtlint.model import MtlintError
from mtlint.text.regular import read_regular


def known_words(config: Config) -> frozenset[str]:
    """Every word that the user says is spelled right. Raises `MtlintError` for a file that cannot be read."""
    return frozenset(config.words).union(*(_read(config.root / Path(name).expanduser()) for name in config.word_files))


def _read(file: Path) -> set[str]:
    try:
        lines = read_regular(file).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else f"not UTF-8 at byte {error.start}"
        raise MtlintError(f"{file}: {reason}", "mend or remove it in `word-files`") from error
    if file.suffix == ".dic":
        # Hunspell: the number of words first, and after a slash the flags of its affix file, which is not read.
        return {line.split("/")[0].strip() for line in lines[1:]} - {""}
    return {line.strip() for line in lines if not line.startswith("#")} - {""}
