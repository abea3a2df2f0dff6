"""`kill -9` in the middle of whatever writes: each file is old or new, and the next run is right."""

import random
import signal
import sys

import pytest
from tests.crash.mirror import provisioning
from tests.crash.scenes import SCENES, ended_in_the_middle

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
TIMES = 2


@pytest.fixture
def check(zygote, known):
    def check_(scene):
        undisturbed, folder = known(scene)
        draw = random.Random(scene.name)
        for number in range(TIMES):
            assert ended_in_the_middle(zygote, undisturbed, folder / f"killed {number}", draw, signal.SIGKILL) == []

    return check_


@pytest.mark.parametrize("name", SCENES)
def test_each_file_is_old_or_new_and_the_next_run_is_right(check, name):
    check(SCENES[name])


def test_a_fetch_goes_on_where_it_was_killed(check, tmp_path_factory):
    with provisioning(tmp_path_factory.mktemp("repository")) as scene:
        check(scene)
