"""What one would write without mtlint: language-tool-python, asked about one sentence after the other.

`python benchmarks/bare.py SENTENCES.json` prints a line when the first answer is there and another with the number of matches.
`LTP_PATH` names the folder of LanguageTool, and `java` is the one on PATH.
"""

import json
import sys
from pathlib import Path

from language_tool_python import LanguageTool


def main() -> None:
    """Check the sentences of a JSON list."""
    sentences = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    found = 0
    with LanguageTool("en-US") as tool:
        for number, sentence in enumerate(sentences):
            found += len(tool.check(sentence))
            if number == 0:
                print("first answer", flush=True)
    print(found, flush=True)


if __name__ == "__main__":
    main()
