"""Runs a command where there is no network but this machine, and notes every packet that was meant for another one.

    python alone.py REPORT COMMAND…

Needs Linux and the right to a network namespace, which root has, and users on many systems. Inside, the loopback interface is
the way to every address, so that what would leave a machine with a network is seen here as a packet. REPORT becomes JSON:
`seen` counts the packets, `strays` lists the addresses of those that were not for this machine, `lost` counts what the system
dropped before it was looked at. The exit status is the command's, or 77 where there is no namespace to be had.
"""

import ctypes
import fcntl
import ipaddress
import json
import os
import socket
import struct
import subprocess
import sys
import threading
from pathlib import Path

NO_NAMESPACE = 77
_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_SET_FLAGS, _ADD_ROUTE, _UP, _LOCAL = 0x8914, 0x890B, 0x1, 0x80000000
_EVERY_PROTOCOL, _IPV4, _IPV6 = 0x0003, 0x0800, 0x86DD
_FILTER, _PACKET, _STATISTICS = 26, 263, 6
_HEAD = 64
"""Bytes of a packet that hold its addresses."""

_HALF, _BYTE, _WORD, _IS, _TAKE = 0x28, 0x30, 0x20, 0x15, 0x06
_PROTOCOL = 0xFFFFF000
_STRAYS = (
    (_HALF, 0, 0, _PROTOCOL),
    (_IS, 0, 2, _IPV4),
    (_BYTE, 0, 0, 16),
    (_IS, 10, 9, 127),
    (_IS, 0, 8, _IPV6),
    (_WORD, 0, 0, 24),
    (_IS, 0, 6, 0),
    (_WORD, 0, 0, 28),
    (_IS, 0, 4, 0),
    (_WORD, 0, 0, 32),
    (_IS, 0, 2, 0),
    (_WORD, 0, 0, 36),
    (_IS, 1, 0, 1),
    (_TAKE, 0, 0, _HEAD),
    (_TAKE, 0, 0, 0),
)
"""A filter for the system, each step with how many to leave out where it holds and where not: what is for 127.0.0.0/8 or ::1 is
left out, for nobody could read all that is said to LanguageTool as fast as it is said."""


class Address(ctypes.Structure):
    """A sockaddr: all zero but for the family, it means every address."""

    _fields_ = (("family", ctypes.c_ushort), ("data", ctypes.c_char * 14))


class Route(ctypes.Structure):
    """An rtentry, as the system takes a route of IPv4."""

    _fields_ = (
        ("_1", ctypes.c_ulong),
        ("to", Address),
        ("gateway", Address),
        ("mask", Address),
        ("flags", ctypes.c_ushort),
        ("_2", ctypes.c_short),
        ("_3", ctypes.c_ulong),
        ("_4", ctypes.c_void_p),
        ("metric", ctypes.c_short),
        ("interface", ctypes.c_char_p),
        ("_5", ctypes.c_ulong * 3),
    )


class Route6(ctypes.Structure):
    """An in6_rtmsg, the same of IPv6."""

    _fields_ = (
        ("addresses", ctypes.c_char * 48),
        ("type", ctypes.c_uint32),
        ("lengths", ctypes.c_uint16 * 2),
        ("metric", ctypes.c_uint32),
        ("info", ctypes.c_ulong),
        ("flags", ctypes.c_uint32),
        ("interface", ctypes.c_int),
    )


def main(report, command):
    """Enter, run, write the report."""
    if not enter():
        return NO_NAMESPACE
    bring_up()
    counted = {"seen": 0, "strays": [], "lost": 0}
    with socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(_EVERY_PROTOCOL)) as listener:
        steps = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in _STRAYS))
        program = struct.pack("@HP", len(_STRAYS), ctypes.addressof(steps))
        listener.setsockopt(socket.SOL_SOCKET, _FILTER, program)
        listener.settimeout(0.2)
        ended = threading.Event()
        thread = threading.Thread(target=watch, args=(listener, counted, ended))
        thread.start()
        try:
            status = subprocess.run(command, check=False).returncode
        finally:
            ended.set()
            thread.join()
        counted["seen"] = arrived()
        counted["lost"] = struct.unpack("II", listener.getsockopt(_PACKET, _STATISTICS, 8))[1]
    Path(report).write_text(json.dumps(counted), encoding="utf-8")
    return status


def enter():
    """Leave the network of this machine, with a namespace of users where that gives the right to."""
    unshare = ctypes.CDLL(None).unshare
    user, group = os.getuid(), os.getgid()
    if unshare(_NEW_NET) == 0:
        return True
    if unshare(_NEW_USER | _NEW_NET) != 0:
        return False
    Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
    Path("/proc/self/uid_map").write_text(f"{user} {user} 1", encoding="ascii")
    Path("/proc/self/gid_map").write_text(f"{group} {group} 1", encoding="ascii")
    return True


def bring_up():
    """Switch the loopback interface on and make it the way to everywhere."""
    everywhere = Address(socket.AF_INET)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, _SET_FLAGS, struct.pack("16sh14x", b"lo", _UP))
        fcntl.ioctl(control, _ADD_ROUTE, Route(to=everywhere, mask=everywhere, flags=_UP, interface=b"lo"))
    if Path("/proc/net/if_inet6").exists():
        with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as control:
            fcntl.ioctl(control, _ADD_ROUTE, Route6(metric=1, flags=_UP | _LOCAL, interface=socket.if_nametoindex("lo")))


def arrived():
    """How many packets the loopback interface took in."""
    (line,) = [
        line for line in Path("/proc/net/dev").read_text(encoding="ascii").splitlines() if line.strip().startswith("lo:")
    ]
    return int(line.split()[2])


def watch(listener, counted, ended):
    """Note until the end where those packets went that were for another machine."""
    strays = set()
    quiet = False
    while not (ended.is_set() and quiet):
        try:
            head, (_, protocol, *_) = listener.recvfrom(_HEAD)
        except TimeoutError:
            quiet = True
            continue
        quiet = False
        places = {_IPV4: slice(16, 20), _IPV6: slice(24, 40)}
        strays.add(str(ipaddress.ip_address(head[places[protocol]])) if protocol in places else f"protocol {protocol}")
    counted["strays"] = sorted(strays)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
