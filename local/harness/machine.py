"""The machine as moto runs it, whose clock is the real one: a test moves it, ends its waits, and sees when it rests."""

from datetime import UTC, datetime
from typing import Any

import boto3
from moto.core.models import DEFAULT_ACCOUNT_ID
from moto.stepfunctions.parser.models import stepfunctions_parser_backends
from moto.stepfunctions.parser.utils import TMP_THREADS

from chalicelib.runtime import clock
from local.harness.environment import REGION

ENDED = "SUCCEEDED", "FAILED", "ABORTED", "TIMED_OUT"


def follow_clock() -> Any:
    """What the machine writes as the time is the service's from now on. Gives the session of the machine's own calls.

    By botocore's own hook: moto calls the other services of AWS through boto3's default session.
    """
    boto3.setup_default_session()
    session: Any = boto3.DEFAULT_SESSION
    session.events.register("provide-client-params.dynamodb.UpdateItem", _move)
    return session


def _move(params: dict[str, Any], **_: object) -> None:
    written = params["ExpressionAttributeValues"].get(":opened_at")
    if written:
        written["S"] = (datetime.fromisoformat(written["S"]) + clock.ahead).isoformat()


def executions(start_of_name: str = "") -> list[Any]:
    """moto's own, oldest first."""
    [machine] = stepfunctions_parser_backends[DEFAULT_ACCOUNT_ID][REGION].state_machines
    return [each for each in machine.executions if each.name.startswith(start_of_name)]


def is_waiting(execution: Any, task_token: str) -> bool:
    """For this token, which nobody has answered."""
    environment = execution.exec_worker.env
    endpoint = environment.callback_pool_manager.get(task_token) if environment else None
    if has_ended(execution) or endpoint is None or endpoint.get_outcome() is not None:
        return False
    # Not get_event_history: it copies all of them.
    return bool(environment.event_manager._history_event_list[-1]["type"] == "TaskSubmitted")


def has_begun(execution: Any) -> bool:
    """moto cannot be told of anything while an execution is only beginning."""
    return execution.exec_worker.env is not None


def end_wait(execution: Any, task_token: str) -> None:
    """The clock of this wait is over."""
    execution.exec_worker.env.callback_pool_manager.get(task_token).interrupt_all()


def has_ended(execution: Any) -> bool:
    return execution.exec_status in ENDED


def stop(execution: Any) -> None:
    """As an operator would. moto notices it once the wait of the execution ends."""
    environment = execution.exec_worker.env
    if environment is None or has_ended(execution):
        return
    execution.stop(datetime.now(UTC), None, None)
    for endpoint in list(environment.callback_pool_manager._pool.values())[-1:]:
        endpoint.interrupt_all()


def forget_threads() -> None:
    """moto keeps every thread that it ever started."""
    TMP_THREADS[:] = [thread for thread in TMP_THREADS if thread.is_alive()]
