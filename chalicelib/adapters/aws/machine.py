"""The state machine: starts one execution a registration, and answers the step that waits."""

import json
import os

from chalicelib.adapters.aws.clients import client
from chalicelib.adapters.aws.errors import SERVICE_ERRORS, error_code, facts_of
from chalicelib.domain.registration.steps import Outcome, WayOut
from chalicelib.logs import count

# Three words for "this token is of no use any more": AWS's, the local engine's, moto's.
# Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html#API_SendTaskSuccess_Errors
_CLOSED = {"TaskTimedOut", "TaskDoesNotExist", "InvalidToken"}


def start(state_machine_arn: str, registration_id: str) -> None:
    """Starts the execution `<registration_id>-1`. Started already counts as done."""
    trace = os.environ.get("_X_AMZN_TRACE_ID")  # of the request that Lambda runs now; other runs have none
    entry = {"registration_id": registration_id, "exit": {"Error": "none"}}
    try:
        client("stepfunctions").start_execution(
            stateMachineArn=state_machine_arn,
            name=f"{registration_id}-1",
            input=json.dumps(entry),
            **({"traceHeader": trace} if trace else {}),
        )
    except SERVICE_ERRORS as error:
        if error_code(error) != "ExecutionAlreadyExists":
            raise


def tell(task_token: str, word: Outcome | WayOut) -> None:
    """Tells the step that waits its outcome, or by which of its `Catch` lines it is left.

    A step that is closed already is no error here: the table tells by whom.
    """
    machine = client("stepfunctions")
    try:
        if isinstance(word, WayOut):
            machine.send_task_failure(taskToken=task_token, error=word.value)
        else:
            machine.send_task_success(taskToken=task_token, output=json.dumps({"outcome": word.value}))
    except SERVICE_ERRORS as error:
        if error_code(error) not in _CLOSED:
            raise
        count("DeadToken", word=word.value, **facts_of(error))
