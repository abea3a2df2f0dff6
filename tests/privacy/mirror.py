"""Runs a command beside a Maven repository of its own: `python mirror.py JARS COMMAND…`, with {mirror} for the URL.

JARS is a folder of jars as mtlint keeps them. Prints the repository's port and how many files it handed out.
"""

import http.server
import shutil
import subprocess
import sys
import threading
from pathlib import Path

FOLDER = Path(sys.argv[1])
HANDED_OUT = []


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        *group, _, _, file = self.path.removeprefix("/maven/").split("/")
        jar = FOLDER / f"{'.'.join(group)}.{file}"
        if not jar.is_file():
            self.send_error(404)
            return
        HANDED_OUT.append(jar)
        self.send_response(200)
        self.send_header("Content-Length", str(jar.stat().st_size))
        self.end_headers()
        with jar.open("rb") as content:
            shutil.copyfileobj(content, self.wfile)

    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
url = f"http://127.0.0.1:{server.server_port}/maven/"
done = subprocess.run([part.replace("{mirror}", url) for part in sys.argv[2:]], check=False, stdout=sys.stderr)
print(server.server_port, len(HANDED_OUT))
sys.exit(done.returncode)
