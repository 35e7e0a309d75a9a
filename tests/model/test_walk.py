"""The walk of every test run: the same one each time."""

from hypothesis import HealthCheck, Phase, settings

from tests.model.walk import Walk

TestWalk = Walk.TestCase
TestWalk.settings = settings(
    max_examples=8,
    stateful_step_count=25,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
