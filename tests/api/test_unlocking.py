"""The runbook's commands that unlock a contact do so: run as they stand, what they ask of AWS asked of the service."""

import base64
import json
from pathlib import Path
from typing import Any

import botocore.session
import pytest

from local import ROOT
from local.harness.environment import ENVIRONMENT, REGION
from local.harness.person import MAIL, SMS
from local.harness.service import Service
from tests.static.shell import Done, after, blocks_of, run

FOLDER = ROOT / "docs" / "runbook"
NAMES = blocks_of((FOLDER / "README.md").read_text("utf-8"))[0]
TAGGED = MAIL | {"value": "Zoe+caf@example.com", "confirmation": "zoe+caf@example.com"}
COMMANDS = "\n".join([NAMES, *blocks_of((FOLDER / "unlocking-a-contact.md").read_text("utf-8"))])


@pytest.mark.parametrize(
    ("form", "channel", "typed"),
    [(SMS, "sms", "+33639980042"), (MAIL, "email", "zoe@example.com"), (TAGGED, "email", "zoe@example.com")],
)
def test_who_has_had_too_many_messages_is_unlocked_by_the_runbook(
    service: Service, tmp_path: Path, form: dict[str, str], channel: str, typed: str
) -> None:
    for _ in range(5):
        service.person().walk_to("code", contact=form)
    person = service.person().walk_to("contact")
    assert person.answer_contact(form).status == 429

    asked = _run(tmp_path / "asked", channel, typed, mac="AAAA")
    mac = _aws("kms").generate_mac(
        KeyId=ENVIRONMENT["IDENTIFIER_KEY_ID"], MacAlgorithm="HMAC_SHA_256", Message=asked.stdin.encode()
    )["Mac"]
    looked = _run(tmp_path / "looked", channel, typed, mac=base64.b64encode(mac).decode())
    found = [_item(key) for key in _keys(looked, "get-item") if "limit_key" in key]
    assert [len(item["events"]["SS"]) for item in found] == [5, 5]
    [key] = _keys(looked, "delete-item")
    _aws("dynamodb").delete_item(TableName=ENVIRONMENT["LIMITS_TABLE"], Key=key)

    assert person.answer_contact(form).status == 200


def test_the_commands_name_no_contact(tmp_path: Path) -> None:
    done = _run(tmp_path / "asked", "sms", "+33639980042", mac="AAAA")
    assert "+33639980042" in done.stdin
    assert "39980042" not in str(done.calls)


def _run(folder: Path, channel: str, typed: str, mac: str) -> Done:
    commands = COMMANDS.replace("CHANNEL=sms", f"CHANNEL={channel}")
    done = run(commands, folder, typed=f"{typed}\n", answers={"aws kms generate-mac": f"{mac}\n"})
    assert done.status == 0, done.errors
    return done


def _keys(done: Done, operation: str) -> list[dict[str, Any]]:
    return [json.loads(after("--key", call)[0]) for call in done.calls if call[1:3] == ["dynamodb", operation]]


def _item(key: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = _aws("dynamodb").get_item(TableName=ENVIRONMENT["LIMITS_TABLE"], Key=key)["Item"]
    return found


def _aws(service: str) -> Any:
    return botocore.session.get_session().create_client(service, region_name=REGION)
