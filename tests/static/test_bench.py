"""What `make bench` prints of what it measured."""

import pytest

from local.bench import table
from local.bench.driver import with_room
from local.bench.figures import middle, ratio, span
from local.bench.meter import Work
from local.bench.sign_up import SignUp

OPENED = ["GetItem registrations", "UpdateItem limits", "UpdateItem limits", "SendTaskSuccess"]
OURS = [SignUp(own=own, clients=10, aside=16, calls=40) for own in (10, 11, 90)]
OTHERS = [SignUp(own=own, clients=20, aside=0, calls=calls) for own, calls in ((20, 46), (22, 48), (24, 47))]


def cold(app: float) -> dict[str, list[float]]:
    return {"bare": [100, 100, 100], "app_import": [110, 110, 110], "app": [app] * 3, "task_import": [90, 90, 90]}


def test_one_slow_round_moves_no_figure() -> None:
    assert middle([90, 10, 12]) == "12"
    assert middle([1.006, 1.001], 2) == "1.00"


def test_a_ratio_tells_how_far_its_rounds_lie_apart() -> None:
    assert ratio([10, 10, 10], [20, 20, 20]) == "0.50 (0.50–0.50)"
    assert ratio([10, 12, 14, 16, 18], [20, 20, 20, 20, 20]) == "0.70 (0.60–0.80)"


@pytest.mark.parametrize(("values", "shown"), [([4, 4], "4"), ([6, 4, 5], "4–6")])
def test_a_span_is_one_number_when_all_are_the_same(values: list[float], shown: str) -> None:
    assert span(values) == shown


def test_the_reads_that_wait_stand_apart_from_what_a_route_always_calls() -> None:
    works = [Work([*OPENED, *["GetItem registrations"] * waits], 1, 2, 0) for waits in (1, 2, 1)]
    [(label, measured, own, clients)] = table.of_calls({"PUT /x": works})
    assert measured == "GetItem registrations, UpdateItem limits ×2, SendTaskSuccess; then GetItem ×1–2, waiting"
    assert (label, own, clients) == ("`PUT /x`", "1.00", "2.00")


def test_a_route_without_aws_says_so() -> None:
    [(_, measured, own, clients)] = table.of_calls({"GET /health": [Work([], 0.1, 0, 0)]})
    assert (measured, own, clients) == ("none", "0.10", "0")


def test_a_sign_up_leaves_its_hash_out_of_the_sum() -> None:
    [(what, measured, own, clients)] = table.of_sign_ups([OURS], [""])
    assert what == "a sign-up by mail, without the hash"
    assert (measured, own, clients) == ("21.0 ms, 40 AWS calls", "11.00 (+ 16 hashing)", "10.00")


def test_a_sign_up_of_another_commit_is_compared_with_ours() -> None:
    _, (what, measured, _, _) = table.of_sign_ups([OURS, OTHERS], ["", "4d715c1"])
    assert what.endswith(", 4d715c1")
    assert measured.startswith("42.0 ms, 46–48 AWS calls; ours 0.50 (")


def test_a_cold_start_is_compared_with_the_bare_handler_of_the_same_zip() -> None:
    rows = {what: measured for what, measured, _, _ in table.of_cold([cold(130), cold(147)], ["", "4d715c1"])}
    assert rows["cold: the same and its clients"] == "130 ms, 1.30 (1.30–1.30) × the bare handler"
    assert rows["cold: the same and its clients, 4d715c1"] == (
        "147 ms, 1.47 (1.47–1.47) × the bare handler; ours 0.88 (0.88–0.88) of it"
    )


def test_a_function_with_room_does_what_it_did() -> None:
    assert with_room(divmod)(7, 2) == (3, 1)
