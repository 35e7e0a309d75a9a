"""The state machine: starts the executions of a registration, one a generation, and answers the step that waits."""

import json
import os

from chalicelib.adapters.aws.clients import client
from chalicelib.adapters.aws.errors import SERVICE_ERRORS, error_code
from chalicelib.domain.registration.generations import entry_of
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Outcome, WayOut

# Three words for "this token is of no use any more": AWS's, the local engine's, moto's.
# Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_SendTaskSuccess.html#API_SendTaskSuccess_Errors
_CLOSED = {"TaskTimedOut", "TaskDoesNotExist", "InvalidToken"}


def start(state_machine_arn: str, registration: Registration) -> None:
    """Starts the execution `<registration_id>-<generation>`. Started already counts as done."""
    trace = os.environ.get("_X_AMZN_TRACE_ID")  # of the request that Lambda runs now; other runs have none
    try:
        client("stepfunctions").start_execution(
            stateMachineArn=state_machine_arn,
            name=_name(registration),
            input=json.dumps(entry_of(registration)),
            **({"traceHeader": trace} if trace else {}),
        )
    except SERVICE_ERRORS as error:
        if error_code(error) != "ExecutionAlreadyExists":
            raise


def status_of_execution(state_machine_arn: str, registration: Registration) -> str | None:
    """AWS's word, for the generation that the registration is in; None when it was never started.

    Slow, and limited to a few a second.

    Source: https://docs.aws.amazon.com/step-functions/latest/apireference/API_DescribeExecution.html
    """
    arn = f"{state_machine_arn.replace(':stateMachine:', ':execution:')}:{_name(registration)}"
    try:
        status: str = client("stepfunctions").describe_execution(executionArn=arn)["status"]
    except SERVICE_ERRORS as error:
        if error_code(error) != "ExecutionDoesNotExist":
            raise
        return None
    return status


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


def _name(registration: Registration) -> str:
    return f"{registration.registration_id}-{registration.generation}"
