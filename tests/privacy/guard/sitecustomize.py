"""Notes whom a Python program speaks to: a line an address in the file that MTLINT_TEST_CONNECTIONS names.

Loaded by every Python that finds this folder on PYTHONPATH, before anything else runs.
"""

import json
import os
import sys
from pathlib import Path

_ADDRESSED = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1}
_NAMED = {"socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.gethostbyaddr": 0}


def note(event, arguments):
    """Write down an address before anything is sent there."""
    if event in _ADDRESSED:
        address = arguments[_ADDRESSED[event]]
        # Addresses of Unix sockets are paths; none is given where a socket is connected already.
        what = list(address[:2]) if isinstance(address, tuple) else None
    elif event in _NAMED:
        what = list(arguments[:2]) if event == "socket.getaddrinfo" else [arguments[0], None]
    else:
        return
    if what is not None:
        with Path(os.environ["MTLINT_TEST_CONNECTIONS"]).open("a", encoding="utf-8") as file:
            file.write(json.dumps([str(what[0]), what[1] and str(what[1])]) + "\n")


sys.addaudithook(note)
