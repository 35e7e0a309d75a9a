"""The whole path on the deployed template, with permissions enforced."""

import json

from chalicelib.texts.language import Language
from chalicelib.texts.lookup import sentence
from local.harness.client import Client
from local.harness.person import STRANGER


def test_an_account_is_opened_by_sms_and_the_history_holds_ids_and_words_only(client: Client) -> None:
    person = client.person().walk_to("completed", contact=client.sms)
    assert person.call("GET", "/recap").body["identifier"]["kind"] == "provisional"
    outputs = client.stack.deployed.outputs
    arn = outputs["StateMachineArn"].replace(":stateMachine:", ":execution:") + f":{person.registration_id}-1"
    events = client.stack.aws("stepfunctions").get_execution_history(executionArn=arn)["events"]
    entered = [event["stateEnteredEventDetails"]["name"] for event in events if "stateEnteredEventDetails" in event]
    assert entered == [
        "IsResumed",
        "AwaitCivilStatus",
        "IsIdentityDocumentNeeded",
        "AwaitIdentityDocument",
        "AwaitContact",
        "IsChannelSms",
        "SendCodeBySms",
        "AwaitCode",
        "AwaitPassword",
        "CreateAccount",
        "Registered",
    ]
    history = json.dumps(events, default=str, ensure_ascii=False)
    for secret in ("Testard", "TESTARD", "1985", client.sms["value"][1:], person.token, person.received_code()):
        assert secret not in history


def test_an_account_is_opened_by_mail(client: Client) -> None:
    person = client.person().walk_to("completed", contact=client.mail)
    assert person.call("GET", "/recap").body["contact"]["value"] == client.mail["value"]


def test_a_step_out_of_order_is_answered_with_the_one_that_is_open(client: Client) -> None:
    refused = client.person().answer_password()
    assert (refused.status, refused.body["open_step"]) == (409, "civil_status")


def test_quitting_erases_the_answers(client: Client) -> None:
    person = client.person().walk_to("contact")
    assert person.call("DELETE").status == 204
    assert set(person.look()["answers"].values()) == {None}
    assert person.answer_civil_status(STRANGER).status == 410


def test_places_countries_help_and_the_contract_are_served(client: Client) -> None:
    assert client.call("GET", "/places?name=st%20deni").body["places"][0]["name"] == "Saint-Denis"
    assert client.call("GET", "/help").body["language"] == "fr"
    assert client.call("GET", "/openapi.json").body["openapi"].startswith("3.1")
    assert client.call("GET", "/health").body == {"status": "ok"}


def test_an_unknown_address_is_a_problem_in_json(client: Client) -> None:
    unknown = client.call("GET", "/nowhere")
    assert (unknown.status, unknown.body["code"]) == (404, "not_found")
    assert unknown.headers["Content-Type"] == "application/problem+json"
    assert unknown.body["detail"] == sentence(Language.FR, "not_found")
