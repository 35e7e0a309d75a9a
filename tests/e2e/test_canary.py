"""The canary walks over the deployed service, by its address alone."""

from chalicelib import canary
from local.engine.stack import Stack


def test_the_canary_signs_up_as_far_as_the_code_and_quits(stack: Stack) -> None:
    canary.walk(f"{stack.url}/")
    [mail] = stack.messages("success@simulator.amazonses.com")
    assert mail.text
    table = stack.deployed.outputs["RegistrationsTableName"]
    items = stack.aws("dynamodb").scan(TableName=table)["Items"]
    assert items and "Canari" not in str(items)
