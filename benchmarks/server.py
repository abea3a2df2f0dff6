"""LanguageTool's own server and the smallest client: one request a document, with the rules that mtlint leaves out left out.

`python benchmarks/server.py FOLDER` prints a line when the first answer is there and another with the number of matches.
`LTP_PATH` names the folder of LanguageTool, and `java` is the one on PATH.
"""

import json
import os
import socket
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

from mtlint.grammar.profile import DISABLED_CATEGORIES, DISABLED_RULES, STYLE_CATEGORIES

PARAMETERS = {
    "language": "en-US",
    "disabledRules": ",".join(sorted(DISABLED_RULES)),
    "disabledCategories": ",".join(sorted(DISABLED_CATEGORIES | STYLE_CATEGORIES)),
}


def main() -> None:
    """Check the documents of a folder."""
    (root,) = Path(os.environ["LTP_PATH"]).glob("LanguageTool-*")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = str(listener.getsockname()[1])
    classes = os.pathsep.join((str(root / "languagetool-server.jar"), str(root / "libs" / "*")))
    command = ["java", "-cp", classes, "org.languagetool.server.HTTPServer", "-p", port]
    found = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:  # noqa: S603 - ours
        try:
            if server.stdout is None or not any("Server started" in line for line in server.stdout):
                sys.exit("the server did not start")
            for number, file in enumerate(sorted(Path(sys.argv[1]).iterdir())):
                text = file.read_text(encoding="utf-8")
                form = urllib.parse.urlencode({**PARAMETERS, "text": text}).encode()
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/v2/check", form) as answer:
                    found += len(json.load(answer)["matches"])
                if number == 0:
                    print("first answer", flush=True)
        finally:
            server.terminate()
    print(found, flush=True)


if __name__ == "__main__":
    main()
