"""What is wrong with a command is found, so that a page without a finding means something."""

from pathlib import Path

import pytest

from local import ROOT
from tests.static.aws_commands import mistakes
from tests.static.shell import run


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        ("kms generate-mac --key-id k --message fileb://Makefile", "GenerateMac lacks --mac-algorithm"),
        ("kms generate-mac --key-id k --mac-algorithm HMAC_SHA_1 --message fileb://Makefile", "HMAC_SHA_1 is none of"),
        ("kms generate-mac --key-id k --mac-algorithm HMAC_SHA_256 --message text", "from a file only"),
        ("kms generate-macs", "kms has no generate-macs"),
        ("kmss generate-mac", "there is no service kmss"),
        ("lambda get-account-settings --functions all", "has no --functions"),
        ("lambda put-function-concurrency --function-name f --reserved-concurrent-executions x", "x is no number"),
        ("dynamodb get-item --table-name t --key {", "is no JSON"),
        ('dynamodb get-item --table-name t --key {"k":{"X":"1"}}', "Unknown parameter"),
        ("dynamodb delete-item --table-name t extra --key {}", "takes one value, not 2"),
        ("dynamodb wait table-there --table-name t", "dynamodb has no wait table-there"),
        ("dynamodb put-item --table-name t --item file://nowhere.json", "there is no nowhere.json"),
        ("stepfunctions validate-state-machine-definition --definition file://nowhere", "there is no nowhere"),
        ("kms list-keys --query Keys[", "--query: "),
        ("logs tail group --sinse 1h", "logs tail has no --sinse"),
        ("sts get-caller-identity --max-items 1", "has no --max-items"),
        ("logs start-query group --start-time 1 --end-time 2 --query-string x", "group is no option"),
    ],
)
def test_a_wrong_command_is_found(command: str, wrong: str) -> None:
    assert wrong in "; ".join(mistakes(command.split(" "), ROOT))


@pytest.mark.parametrize("script", ["echo $NOBODY", "jq . x", "aws x | false"])
def test_a_variable_or_a_program_that_is_not_there_is_found(tmp_path: Path, script: str) -> None:
    assert run(script, tmp_path / "folder").status != 0
