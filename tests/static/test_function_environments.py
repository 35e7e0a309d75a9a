"""Each function is given the environment that its code reads, and permissions for what that names: no more, no less."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from chalicelib.config import ConfigurationError, needed, read_settings
from local import ROOT
from local.harness.environment import ENVIRONMENT
from local.package.resources import merged_resources

SHARED = {"STAGE", "REGISTRATIONS_TABLE"}
SMS = {"SMS_SENDER_ID", "SMS_MAX_PRICE"}
MAIL = {"EMAIL_SENDER", "EMAIL_CONFIGURATION_SET"}
NEEDED = {
    "APIHandler": {
        *SHARED,
        *("LIMITS_TABLE", "HOUSEHOLDS_TABLE", "DOCUMENTS_TABLE", "STATE_MACHINE_ARN"),
        *("CODE_KEY_ID", "IDENTIFIER_KEY_ID"),
        *("STEP_SECONDS", "CODE_SECONDS", "ADDRESS_SENDS", "ALLOW_FICTIONAL_PHONES", "ALLOWED_ORIGINS"),
        *("VERIFIER_URL", "VERIFIER_SECRET_ARN"),
    },
    # The message tells how long its code lives.
    "SendCodeBySms": {*SHARED, "CODE_KEY_ID", "CODE_SECONDS", *SMS},
    "SendCodeByEmail": {*SHARED, "CODE_KEY_ID", "CODE_SECONDS", *MAIL},
    # It tells the owner of a NIR that somebody tried to register it, by the owner's channel and within the limits.
    "CreateAccount": {*SHARED, "IDENTIFIER_KEY_ID", "ACCOUNTS_TABLE", "LIMITS_TABLE", *SMS, *MAIL},
    # It knows when a step ends: none is opened again after that.
    "MendRegistration": {*SHARED, "STATE_MACHINE_ARN", "STEP_SECONDS", "CODE_SECONDS"},
    # It knows of the service what a person knows.
    "RunCanary": {"API_URL"},
}
INSIDE = sorted(NEEDED.keys() - {"RunCanary"})
"""Those that read the settings."""
POLICIES = {
    "APIHandler": "policy-api",
    "SendCodeBySms": "policy-send-code-by-sms",
    "SendCodeByEmail": "policy-send-code-by-email",
    "CreateAccount": "policy-create-account",
    "MendRegistration": "policy-mend-registration",
    "RunCanary": "policy-run-canary",
}

ENVIRONMENTS: dict[str, dict[str, Any]] = {
    name: found["Properties"]["Environment"]["Variables"]
    for name, found in merged_resources()["Resources"].items()
    if "Environment" in found.get("Properties", {})
}
LOGS: dict[str, Any] = {
    name: merged_resources()["Resources"][name]["Properties"]["LoggingConfig"] for name in ENVIRONMENTS
}


def statements(function: str) -> list[dict[str, Any]]:
    policy = json.loads((ROOT / ".chalice" / f"{POLICIES[function]}.json").read_text(encoding="utf-8"))
    found = [statement.get("Fn::If", [None, statement])[1] for statement in policy["Statement"]]
    return [statement for statement in found if statement["Effect"] == "Allow"]


def actions(function: str) -> set[str]:
    found = [statement["Action"] for statement in statements(function)]
    return {action for some in found for action in (some if isinstance(some, list) else [some])}


def named(value: Any) -> Iterator[str]:
    """The resources of the template that a variable or a policy names."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "Ref":
                yield inner
            elif key == "Fn::GetAtt":
                yield inner[0]
            elif key == "Fn::Sub" and (":stateMachine:" in inner or ":execution:" in inner):
                yield "StateMachine"
            elif key == "Fn::Sub" and "${EmailConfigurationSet}" in inner:
                yield "EmailConfigurationSet"
            else:
                yield from named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from named(inner)


def test_each_function_is_given_what_it_needs_and_no_more() -> None:
    assert {name: set(variables) for name, variables in ENVIRONMENTS.items()} == NEEDED


@pytest.mark.parametrize("function", INSIDE)
def test_a_function_starts_with_what_it_is_given(function: str) -> None:
    given = {**dict.fromkeys(NEEDED[function], "1"), "AWS_REGION": "eu-west-3", "ALLOWED_ORIGINS": ""}
    settings = read_settings(given)
    for variable, value in (
        ("STATE_MACHINE_ARN", settings.machine_arn),
        ("EMAIL_SENDER", settings.messages.email_sender),
        ("LIMITS_TABLE", settings.tables.limits),
        ("ACCOUNTS_TABLE", settings.tables.accounts),
        ("CODE_KEY_ID", settings.code_key_id),
        ("IDENTIFIER_KEY_ID", settings.identifier_key_id),
    ):
        assert value == ("1" if variable in NEEDED[function] else None)


def test_what_a_function_was_not_given_is_named_when_it_is_used() -> None:
    with pytest.raises(ConfigurationError, match=r"^EMAIL_SENDER is not set$"):
        needed("EMAIL_SENDER", None)


@pytest.mark.parametrize("variable", sorted(SHARED))
def test_no_function_starts_without_what_all_need(variable: str) -> None:
    given = ENVIRONMENT | {variable: ""}
    with pytest.raises(ConfigurationError, match=f"^{variable} is not set$"):
        read_settings(given)


@pytest.mark.parametrize("function", NEEDED)
def test_a_function_may_use_what_it_is_given_the_name_of_and_nothing_else(function: str) -> None:
    template = merged_resources()
    brought = {name for name in template["Parameters"] if name.endswith("Arn")}
    resources = {*template["Resources"], *brought}
    given = {*named(ENVIRONMENTS[function]), *named(LOGS[function])} & resources
    allowed = {name for statement in statements(function) for name in named(statement["Resource"])}
    assert given == allowed


@pytest.mark.parametrize("function", NEEDED)
def test_only_who_has_the_settings_of_a_message_may_send_it(function: str) -> None:
    assert ("sns:Publish" in actions(function)) == (NEEDED[function] >= SMS)
    assert ("ses:SendEmail" in actions(function)) == (NEEDED[function] >= MAIL)
    assert ("states:StartExecution" in actions(function)) == ("STATE_MACHINE_ARN" in NEEDED[function])
