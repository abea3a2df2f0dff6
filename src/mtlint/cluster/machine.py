"""Ray for the time of a run: one of its own on this machine, that nobody else reaches, or a cluster that is named."""

import logging
import os
import secrets
import socket
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil
import ray
from ray._private import ray_constants
from ray._private.node import Node
from ray.data import DataContext

from mtlint.grammar.watchdog import temporary
from mtlint.model import MtlintError

_LOOPBACK = "127.0.0.1"
_HERE = ("Ray does not start", "check the free space in /tmp, and that the machine is not overloaded")
_FOREIGN = "check the address, that Ray and Python are of the same versions there, and its token, in RAY_AUTH_TOKEN"
_REACH_SECONDS = 10.0
_SPARED = ("start_monitor", "start_api_server", "start_log_monitor")
_STOP_SECONDS = 5.0
_TOKEN = secrets.token_hex(32)
"""Ray reads its token once a process."""


@contextmanager
def ray_at(address: str | None, workers: int | None) -> Iterator[None]:
    """Ray as long as it is needed: that of a cluster, or without an address one with so many processes, or one a core.

    Ray that the program has started itself is used, and left running. Raises `MtlintError` where it does not start.
    """
    with ExitStack() as stack:
        stack.enter_context(_quiet())
        if not ray.is_initialized():
            stack.enter_context(_own(workers) if address is None else _joined(address))
        yield


@contextmanager
def _own(workers: int | None) -> Iterator[None]:
    # Names of sockets in it may have some hundred characters, so it does not lie in the folder of the run.
    root = "/tmp" if os.name == "posix" else tempfile.gettempdir()  # noqa: S108 - what is made there is ours alone
    with temporary("mtlint-ray-", Path(root)) as folder:
        options = {"num_cpus": workers, "include_dashboard": False, "_temp_dir": folder or None}
        try:
            with _alone(), _sparingly():
                try:
                    _start("local", _HERE, options)
                except MtlintError:  # its parts may have been too slow for each other
                    _stop(folder)
                    _start("local", _HERE, options)
            if ray.util.get_node_ip_address() != _LOOPBACK:  # type: ignore[no-untyped-call] # Ray's own
                raise MtlintError("Ray would listen to the network", "install another version: `pip install --upgrade ray`")
            yield
        finally:
            _stop(folder)


def _stop(folder: str) -> None:
    """End Ray, and wait until no process of it is left that could write into the folder."""
    begun = [child for child in psutil.Process().children() if _names(child, folder)]
    left = [*begun, *(process for child in begun for process in _below(child))]
    ray.shutdown()
    _, late = psutil.wait_procs(left, _STOP_SECONDS)
    for process in late:
        with suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(late, _STOP_SECONDS)


def _names(process: psutil.Process, folder: str) -> bool:
    """Whether a process was told of the folder."""
    try:
        return bool(folder) and any(folder in argument for argument in process.cmdline())
    except psutil.Error:
        return False


def _below(process: psutil.Process) -> list[psutil.Process]:
    with suppress(psutil.Error):
        return list(process.children(recursive=True))
    return []


@contextmanager
def _joined(address: str) -> Iterator[None]:
    _reach(address)
    with _environment({"RAY_USAGE_STATS_ENABLED": "0"}):
        _start(address, (f"no Ray can be joined at {address}", _FOREIGN), {})
    try:
        yield
    finally:
        ray.shutdown()


def _reach(address: str) -> None:
    """Raise `MtlintError` where nobody listens: Ray would try for many minutes. Addresses such as "auto" are Ray's to find."""
    host, colon, port = address.rpartition("://")[2].rpartition(":")
    if colon and port.isdecimal():
        try:
            socket.create_connection((host.strip("[]"), int(port)), _REACH_SECONDS).close()
        except (OSError, OverflowError) as error:
            raise MtlintError(
                f"no Ray answers at {address}: {error}", "check the address: `ray start` says it on the head of the cluster"
            ) from error


def _start(address: str, failed: tuple[str, str], options: dict[str, Any]) -> None:
    """`failed` is what to say and to do where it does not start."""
    try:
        with _hushed():
            ray.init(address, log_to_driver=False, logging_level=logging.ERROR, **options)
    except Exception as error:  # Ray raises that itself, where a process of its own is late
        raise MtlintError(f"{failed[0]}: {error}", failed[1]) from error


@contextmanager
def _hushed() -> Iterator[None]:
    """Ray's core says nothing from now on but what ends it: all else is raised as well, or is meant for its authors.

    It would say on standard error that it was told so, past Python.
    """
    error = os.dup(2)
    with _environment({"RAY_BACKEND_LOG_LEVEL": "fatal"}), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(error, 2)
            os.close(error)


@contextmanager
def _alone() -> Iterator[None]:
    """While Ray starts: it listens on this machine only, asks for a token, and tells nobody that it is used.

    On Linux it would take the address that the network knows, and who reaches Ray may run programs.
    """
    before = ray_constants.ENABLE_RAY_CLUSTER
    token = os.environ.get("RAY_AUTH_TOKEN") or _TOKEN
    values = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_AUTH_TOKEN": token, "RAY_AUTH_MODE": None}
    with _environment({ray_constants.ENABLE_RAY_CLUSTERS_ENV_VAR: "0", **values}):
        ray_constants.ENABLE_RAY_CLUSTER = False
        try:
            yield
        finally:
            ray_constants.ENABLE_RAY_CLUSTER = before


@contextmanager
def _sparingly() -> Iterator[None]:
    """While Ray starts: without the processes that add machines, show what runs, and gather what is printed.

    None of them is of use here, and each takes seconds to start, which the others may not have on a machine under load.
    """
    before = {name: getattr(Node, name) for name in _SPARED}

    def nothing(node: Node, **_: object) -> None:
        node._webui_url = ""

    try:
        for name in _SPARED:
            setattr(Node, name, nothing)
        yield
    finally:
        for name, method in before.items():
            setattr(Node, name, method)


@contextmanager
def _environment(values: Mapping[str, str | None]) -> Iterator[None]:
    """Variables that processes which are started meanwhile see; None takes one away."""
    before = {name: os.environ.get(name) for name in values}
    try:
        _set(values)
        yield
    finally:
        _set(before)


def _set(values: Mapping[str, str | None]) -> None:
    for name, value in values.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@contextmanager
def _quiet() -> Iterator[None]:
    """Ray Data without progress and notes of its own."""
    context, log = DataContext.get_current(), logging.getLogger("ray.data")
    bars, level = context.enable_progress_bars, log.level
    context.enable_progress_bars = False
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        context.enable_progress_bars = bars
        log.setLevel(level)
