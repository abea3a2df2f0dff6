"""One process that starts the commands of all tests of this folder."""

import pytest
from tests.crash.scenes import Zygote, undisturbed


@pytest.fixture(scope="session")
def zygote():
    with Zygote() as started:
        yield started


@pytest.fixture(scope="session")
def known(zygote, tmp_path_factory):
    """Runs a scene undisturbed, once; hands back what it comes to and the folder it stood in, in which others may be made."""
    done = {}

    def known_(scene):
        if scene.command not in done:
            folder = tmp_path_factory.mktemp(scene.name)
            done[scene.command] = undisturbed(zygote, scene, folder), folder
        return done[scene.command]

    return known_
