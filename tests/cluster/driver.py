"""Runs corpora for the tests in a process of its own: Ray leaves things open in its process that no other test may find.

Told of each run on standard input, pickled; says on standard output first where Ray is, then of each run what came of it.
"""

import os
import pickle
import sys

import ray

from mtlint import api
from mtlint.cluster.machine import ray_at

if __name__ == "__main__":
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with ray_at(None, 2):
        pickle.dump(ray.get_runtime_context().gcs_address, answers)
        answers.flush()
        while True:
            try:
                arguments, options = pickle.load(sys.stdin.buffer)
            except EOFError:
                break
            try:
                answer = api.check_corpus(*arguments, **options)
            except Exception as error:
                answer = error
            pickle.dump(answer, answers)
            answers.flush()
