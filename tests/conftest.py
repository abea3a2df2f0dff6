"""What tests of several rooms need."""

import os
from contextlib import contextmanager

import pytest


@contextmanager
def _without_rights(path):
    """Take away the right to read a path. Root may read everything, so root becomes somebody else meanwhile."""
    mode = path.stat().st_mode
    path.chmod(0)
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root:
        folder, folder_mode = path.parent, path.parent.stat().st_mode
        folder.chmod(0o755)
        os.seteuid(65534)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
            folder.chmod(folder_mode)
        path.chmod(mode)


@pytest.fixture
def without_rights():
    return _without_rights
