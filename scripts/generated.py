"""What the scripts that write documentation share: they write files anew, or only say which are out of date."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def keep_up_to_date(description: str | None, files: Callable[[], Mapping[Path, str | None]]) -> int:
    """The command line of such a script: the exit status.

    `files` gives what each file is to hold; None for one that is to go. With `--check` nothing is written, and the status is 1
    where a file is out of date.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 where a file is out of date")
    check = parser.parse_args().check
    stale = {file: text for file, text in files().items() if text != (file.read_text("utf-8") if file.exists() else None)}
    for file, text in sorted(stale.items()):
        if check:
            script = Path(sys.argv[0]).name
            print(f"{file.relative_to(ROOT).as_posix()} is out of date: run python scripts/{script}", file=sys.stderr)
        elif text is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    return 1 if check and stale else 0
