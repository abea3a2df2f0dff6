"""The manifest of the documentation says what mtlint and KubeRay understand."""

import re
import shlex
from pathlib import Path

import pytest
import yaml

from mtlint.cli.corpus import corpus

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def job():
    return yaml.safe_load((DOCS / "kuberay.yaml").read_text(encoding="utf-8"))


def containers(job):
    cluster = job["spec"]["rayClusterSpec"]
    groups = [cluster["headGroupSpec"], *cluster["workerGroupSpecs"]]
    return [container for group in groups for container in group["template"]["spec"]["containers"]]


def test_it_is_a_job_of_ray(job):
    assert (job["apiVersion"], job["kind"]) == ("ray.io/v1", "RayJob")
    assert {"apiVersion", "kind", "metadata", "spec"} == set(job)
    assert set(job["spec"]["rayClusterSpec"]) == {"rayVersion", "headGroupSpec", "workerGroupSpecs"}
    for group in job["spec"]["rayClusterSpec"]["workerGroupSpecs"]:
        assert group["minReplicas"] <= group["replicas"] <= group["maxReplicas"]
        assert all(isinstance(value, str) for value in group["rayStartParams"].values())


def test_its_command_is_one_of_mtlint(job):
    shell, option, script = shlex.split(job["spec"]["entrypoint"])
    assert (shell, option) == ("sh", "-c")
    command, status = script.split(" || ")
    assert status == "[ $? -eq 1 ]"
    program, subcommand, *arguments = shlex.split(command)
    assert (program, subcommand) == ("mtlint", "corpus")
    given = corpus.make_context("corpus", arguments).params
    assert given["address"] == "auto"
    assert given["inputs"][0].startswith("s3://")
    assert given["output"].startswith("s3://")


def test_every_machine_has_the_same_ray(job):
    assert len({container["image"] for container in containers(job)}) == 1
    (version,) = re.findall(r"^FROM rayproject/ray:([\d.]+)-", (DOCS / "corpus.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert job["spec"]["rayClusterSpec"]["rayVersion"] == version


def test_no_machine_may_use_more_than_it_asked_for(job):
    for container in containers(job):
        assert container["resources"]["limits"] == container["resources"]["requests"]
