"""The local engine: whole registrations on the deployed stack, what enforces permissions, starting and stopping."""

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest
from botocore.exceptions import ClientError

from chalicelib.api.edge.security import SECURITY_HEADERS
from local import ROOT
from local.engine.deploy import STACK_NAME
from local.engine.ministack import REGION, free_port
from local.engine.stack import Stack
from local.harness.client import Client
from local.harness.person import STRANGER

MEMBER = {
    "nir": "1 90 12 99 999 045 01",
    "title": "monsieur",
    "family_name": "d'Exemple",
    "given_names": "Jean-Loup",
    "usage_name": None,
    "birthdate": "1990-12-24",
    "birthplace": {"country": "99109", "city": "Bonn"},
}
"""A claimant of local/registries/demo/households.jsonl."""


def test_a_household_member_opens_an_account_by_sms_without_showing_a_document(client: Client) -> None:
    person = client.person()
    assert person.answer_civil_status(MEMBER).body["open_step"] == "contact"
    assert person.walk_to("completed", MEMBER, client.sms).look()["status"] == "completed"
    assert person.call("GET", "/recap").body["identifier"] == {"kind": "nir", "display": "1 XX XXXX XXX XXX"}


def test_a_person_without_nir_opens_an_account_by_mail_with_a_registered_document(client: Client) -> None:
    alix = {**STRANGER, "family_name": "Fictive", "given_names": "Alix", "birthdate": "1992-06-11"}
    person = client.person()
    person.answer_civil_status(alix)
    assert person.answer_identity_document("passport", "99 ZZ 00042").body["open_step"] == "contact"
    assert person.walk_to("completed", alix, client.mail).look()["status"] == "completed"
    assert person.call("GET", "/recap").body["supporting_document_required"] is False


def test_after_six_mails_that_could_not_be_sent_the_seventh_arrives_at_once(client: Client, stack: Stack) -> None:
    person, mail, sender = client.person().walk_to("contact"), stack.aws("sesv2"), "ne-pas-repondre@example.com"
    mail.delete_email_identity(EmailIdentity=sender)
    try:
        failed = [person.follow(person.answer_contact(client.mail)) for _ in range(6)]
    finally:
        mail.create_email_identity(EmailIdentity=sender)
    assert [each.body["notice"]["code"] for each in failed] == ["delivery_failed"] * 6
    assert person.follow(person.answer_contact(client.mail)).body["open_step"] == "code"
    assert len(client.messages("email")) == 1


def test_what_the_gateway_refuses_by_itself_has_the_form_of_our_answers(client: Client) -> None:
    unknown = client.call("GET", "/nowhere")
    assert (unknown.status, unknown.body["code"]) == (404, "not_found")
    assert unknown.headers["Content-Type"] == "application/problem+json"
    assert unknown.headers["X-Request-Id"]
    assert unknown.headers.items() >= SECURITY_HEADERS.items()
    # Only https asks for https, and nobody may call from elsewhere unless the operator says who.
    assert not {"Strict-Transport-Security", "Access-Control-Allow-Origin"} & unknown.headers.keys()


def test_a_wrong_method_is_told_apart_from_an_unknown_path(client: Client) -> None:
    refused = client.call("PATCH", "/health")
    assert (refused.status, refused.headers["Allow"]) == (405, "GET")
    assert refused.body["code"] == "method_not_allowed"
    assert refused.headers["Content-Type"] == "application/problem+json"


def test_a_function_may_do_nothing_but_its_work(stack: Stack) -> None:
    """Permissions are enforced, so that a journey which passes proves that none is missing."""
    outputs = stack.deployed.outputs
    function = stack.aws("lambda").get_function_configuration(FunctionName=outputs["APIHandlerName"])
    session = stack.aws("sts").assume_role(RoleArn=function["Role"], RoleSessionName="test")["Credentials"]
    as_api = stack.engine.client("dynamodb", session)
    assert "Item" not in as_api.get_item(TableName=outputs["HouseholdsTableName"], Key={"member_key": {"S": "1"}})
    with pytest.raises(ClientError, match="AccessDenied"):
        as_api.get_item(TableName=outputs["AccountsTableName"], Key={"account_key": {"S": "account#1"}})


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [("sms", "CodeKeyArn", "IdentifierKeyArn"), ("account", "IdentifierKeyArn", "CodeKeyArn")],
)
def test_a_function_may_use_the_key_that_it_needs_and_not_the_other(
    stack: Stack, role: str, may: str, may_not: str
) -> None:
    arn = f"arn:aws:iam::000000000000:role/{STACK_NAME}-{REGION}-{role}"
    session = stack.aws("sts").assume_role(RoleArn=arn, RoleSessionName="test")["Credentials"]
    keys, message = stack.engine.client("kms", session), {"MacAlgorithm": "HMAC_SHA_256", "Message": b"text"}
    assert keys.generate_mac(KeyId=stack.deployed.outputs[may], **message)["Mac"]
    with pytest.raises(ClientError, match="AccessDenied"):
        keys.generate_mac(KeyId=stack.deployed.outputs[may_not], **message)


def test_the_inbox_shows_each_message_as_text(client: Client) -> None:
    person = client.person().walk_to("code", contact=client.mail)
    url, address = client.stack.url, client.mail["value"]
    [newest, *_] = json.loads(read(f"{url}/_inbox.json"))
    assert (newest["channel"], newest["sent_to"]) == ("email", address)
    assert person.received_code() in newest["text"]
    page = read(f"{url}/_inbox")
    assert address in page
    assert "<script" not in page


def test_a_wrong_registry_file_is_told_by_line_and_loads_nothing(stack: Stack, tmp_path: Path) -> None:
    good = {"family_name": "Sample", "given_names": "Zoé", "birthdate": "1980-01-01"}
    lines = [
        json.dumps({"kind": "passport", "number": "99ZZ77777", **good}),
        json.dumps({"kind": "passport", "number": "SECRET", **good}),
        "{",
        json.dumps({"kind": "none", **good, "birthdate": "1980-13-01"}),
    ]
    file = tmp_path / "documents.jsonl"
    file.write_text("\n".join(lines))
    before = count(stack, "DocumentsTableName")
    done = load_documents(stack, file)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "line 2: number: document_number_format",
        "line 3: not a JSON object in UTF-8 whose names are unique",
        "line 4: birthdate: date_impossible",
        "line 4: kind: unknown_choice",
        "Nothing was loaded.",
    ]
    assert count(stack, "DocumentsTableName") == before
    file.write_text(lines[0])
    assert [load_documents(stack, file).returncode for _ in range(2)] == [0, 0]
    assert count(stack, "DocumentsTableName") == before + 1


def test_make_run_stops_cleanly_and_starts_again_at_once() -> None:
    ports = {"PORT": str(free_port()), "AWS_PORT": str(free_port())}
    for number in (signal.SIGINT, signal.SIGTERM):
        with run(ports) as process:
            until(process, "Ctrl-C")
            assert b"ok" in urlopen(f"http://127.0.0.1:{ports['PORT']}/health", timeout=10).read()
            process.send_signal(number)
            assert process.wait(15) == 0
    for port in ports.values():
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", int(port))) != 0


def test_make_run_says_which_port_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for variable in ("PORT", "AWS_PORT"):
            with run({"PORT": str(free_port()), "AWS_PORT": str(free_port()), variable: str(port)}) as process:
                output = process.communicate(timeout=60)[0]
                assert process.returncode == 1
                assert f"Port {port} is already in use" in output
                assert f"make run {variable}={port + 1}" in output


def run(ports: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "local"],
        cwd=ROOT,
        env={**os.environ, **ports},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def until(process: subprocess.Popen[str], word: str) -> None:
    assert process.stdout
    assert any(word in line for line in process.stdout), "it ended first"


def read(url: str) -> str:
    return str(urlopen(url, timeout=10).read().decode())


def load_documents(stack: Stack, file: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "STAGE": "", "AWS_PORT": str(stack.engine.port)}
    command = [sys.executable, "-m", "local.registries.load", "documents", str(file)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


def count(stack: Stack, table: str) -> int:
    return int(stack.aws("dynamodb").scan(TableName=stack.deployed.outputs[table], Select="COUNT")["Count"])
