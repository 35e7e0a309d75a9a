"""What a person may still ask once no account was created."""

import pytest

from local.harness.person import MAIL, STRANGER, WITH_NIR
from local.harness.service import Service
from tests.api.documented import check_documented

CALLS = [
    ("PUT", "/civil-status", STRANGER),
    ("PUT", "/identity-document", {"kind": "none"}),
    ("PUT", "/contact", MAIL),
    ("PUT", "/code", {"code": "123456"}),
    ("PUT", "/password", {"password": "Anders8Pferd", "confirmation": "Anders8Pferd"}),
    ("POST", "/code/resend", None),
    ("POST", "/back", None),
    ("GET", "/recap", None),
    ("GET", "", None),
    ("DELETE", "", None),
]


@pytest.mark.parametrize(("method", "path", "body"), CALLS, ids=[f"{method} {path}" for method, path, _ in CALLS])
def test_every_answer_is_documented(service: Service, method: str, path: str, body: object) -> None:
    service.person().walk_to("completed", WITH_NIR)
    person = service.person().walk_to("password", WITH_NIR)
    assert person.answer_password().body["code"] == "account_not_created"
    answer = person.call(method, path, body)
    check_documented(method, f"/registrations/{person.registration_id}{path}", answer)
