"""How long a test waits, in real time."""

import time

import pytest

from pytest_stepmill import Stepmill, StepmillError

WAIT = {"StartAt": "W", "States": {"W": {"Type": "Wait", "SecondsPath": "$.s", "End": True}}}
TWICE = {
    "StartAt": "A",
    "States": {"A": {"Type": "Wait", "Seconds": 1, "Next": "B"}, "B": {"Type": "Wait", "Seconds": 1, "End": True}},
}


def test_an_account_of_real_time_ends_a_wait_in_which_nothing_happens(stepmill_url):
    with Stepmill(stepmill_url, time="real", patience=0.5) as sfn:
        started = sfn.create(WAIT).start({"s": 600})
        begun = time.monotonic()
        with pytest.raises(StepmillError) as failure:
            started.ended()
        assert time.monotonic() - begun < 60
        text = str(failure.value)
        assert "The execution has done nothing for 0.5 seconds. If it needs more time, write Stepmill(patience=600)" in text
        assert "'W'" in text
        started.stop()


def test_patience_counts_from_what_happened_last(stepmill_url):
    with Stepmill(stepmill_url, time="real", patience=1.6) as sfn:
        assert sfn.create(TWICE).run().succeeded


def test_patience_may_have_no_end(stepmill_url):
    with Stepmill(stepmill_url, time="real", patience=None) as sfn:
        assert sfn.create(WAIT).run({"s": 1}).succeeded


@pytest.mark.parametrize("given, outcomes", [("0.5", {"failed": 1}), ("none", {"passed": 1})])
def test_the_patience_of_the_ini_file(pytester, given, outcomes):
    pytester.makepyfile(f"def test_it(sfn):\n    sfn.create({WAIT}).run({{'s': 4}})\n")
    options = ("-o", "stepmill_time=real", "-o", f"stepmill_patience={given}", "-W", "ignore")
    pytester.runpytest_subprocess("-p", "no:cacheprovider", *options).assert_outcomes(**outcomes)


def test_a_patience_that_is_no_number(pytester):
    pytester.makepyfile("def test_it(sfn):\n    pass\n")
    result = pytester.runpytest_subprocess("-o", "stepmill_patience=long")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*stepmill_patience is a number of seconds, or none, not 'long'.*"])
