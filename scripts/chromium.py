"""The system's Chromium, for pictures, benchmarks and tests of pages."""

import os
import shutil

FLAGS = (
    "--no-sandbox",  # Chromium has no sandbox for root, which is who runs in containers
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)


def executable() -> str | None:
    """Where it is, if it is; `CHROMIUM` names another."""
    names = (os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if name and (path := shutil.which(name))), None)
