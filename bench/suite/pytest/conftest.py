"""Writes how long the tests took, fixtures included, to the file that `SUITE_TIMES` names."""

import json
import os
import pathlib
import time

import pytest


@pytest.fixture(scope="session", autouse=True)
def measure(stepmill_url):
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    times = {"testsMs": (time.perf_counter() - wall) * 1000, "cpuMs": (time.process_time() - cpu) * 1000}
    pathlib.Path(os.environ["SUITE_TIMES"]).write_text(json.dumps(times))
