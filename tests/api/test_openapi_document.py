"""The contract as a document: valid, current, in step with the statuses of the code and with the texts."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate

from chalicelib.adapters.files.common_passwords import common_passwords
from chalicelib.api.edge.problems import status_of
from chalicelib.domain.account.password import parse_password
from chalicelib.domain.contact.contact import parse_contact
from chalicelib.domain.contact.phone import PhoneRules
from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.identity.birthplace import KnownPlaces
from chalicelib.domain.identity.civil_status import CivilStatus
from chalicelib.domain.identity.identity_document import IdentityDocument
from chalicelib.texts.language import Language
from chalicelib.texts.lookup import help_page, notice, sentence, title
from local.data.openapi import TARGET, WORDS, as_json, contract

Json = dict[str, Any]
DOCUMENT: Json = json.loads(as_json(contract()))
SCHEMAS: Json = DOCUMENT["components"]["schemas"]
METHODS = ("get", "put", "post", "delete")
EVERYWHERE = KnownPlaces(lambda code: True, lambda code: True)


def _operations() -> list[Any]:
    return [
        pytest.param(path, method, item[method], id=f"{method} {path}")
        for path, item in DOCUMENT["paths"].items()
        for method in METHODS
        if method in item
    ]


def _media() -> Iterator[tuple[str, Json]]:
    """Every place of the document that has a schema and its examples."""
    for parameter in _operations():
        path, method, operation = parameter.values
        bodies = [operation["requestBody"]] if "requestBody" in operation else []
        for body in [*bodies, *map(_resolve, operation["responses"].values())]:
            for media in body.get("content", {}).values():
                yield f"{method} {path}", media


def _resolve(node: Json) -> Json:
    found: Json = node
    while "$ref" in found:
        target: Any = DOCUMENT
        for name in found["$ref"].removeprefix("#/").split("/"):
            target = target[name]
        found = target
    return found


def _problems() -> dict[str, Json]:
    examples = DOCUMENT["components"]["examples"]
    return {name: example["value"] for name, example in examples.items() if "detail" in example["value"]}


def test_the_json_that_is_served_is_the_current_document() -> None:
    assert TARGET.read_text("utf-8") == as_json(contract()), "run `make docs`"


def test_the_document_is_valid_openapi() -> None:
    validate(DOCUMENT)


def test_words_come_from_the_code_unless_they_are_the_codes_of_one_refusal() -> None:
    # The code has no type for these two.
    others = [["nir", "provisional"], ["contact", "address"]]
    for words in (node["enum"] for node in _nodes(DOCUMENT) if "enum" in node):
        assert words in WORDS.values() or words in others or set(words) < set(ErrorCode), words


def test_a_refusal_has_the_status_that_the_code_gives_it() -> None:
    shown = [node["properties"] for node in _nodes(DOCUMENT) if {"status", "code"} <= set(node.get("properties", {}))]
    refusals = [members for members in shown if "const" in members["status"] and members["code"].keys() != {"$ref"}]
    assert len(refusals) > 15
    for members in refusals:
        for code in members["code"].get("enum", [members["code"].get("const")]):
            assert status_of(ErrorCode(code)) == members["status"]["const"], code


def _nodes(node: Any) -> Iterator[Json]:
    if isinstance(node, dict):
        yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _nodes(inner)


def test_every_example_is_of_its_schema() -> None:
    checked = 0
    for where, media in _media():
        # `components` beside the schema: its references start at the root.
        schema = {**media["schema"], "components": DOCUMENT["components"]}
        validator = Draft202012Validator(schema, format_checker=FormatChecker())
        for name, example in media.get("examples", {}).items():
            errors = [error.message for error in validator.iter_errors(_resolve(example)["value"])]
            assert not errors, f"{where}, {name}"
            checked += 1
    assert checked > 60


def test_every_example_is_shown_somewhere() -> None:
    shown = set(re.findall(r"#/components/examples/(\w+)", json.dumps(DOCUMENT)))
    assert shown == set(DOCUMENT["components"]["examples"])


@pytest.mark.parametrize(("name", "problem"), _problems().items())
def test_the_problems_shown_say_what_is_really_said(name: str, problem: Json) -> None:
    assert problem["title"] == title(Language.EN, problem["code"])
    assert _says(problem["detail"], problem["code"], problem)
    for error in problem.get("errors", []):
        assert _says(error["message"], error["code"], problem)


def _says(text: str, code: str, details: Json) -> bool:
    pattern = re.escape(sentence(Language.EN, code, {**details, "wait": "WAIT"}))
    return re.fullmatch(pattern.replace("WAIT", "[0-9]+ (min|h)"), text) is not None


def test_the_notice_shown_says_what_is_really_said() -> None:
    shown = DOCUMENT["components"]["examples"]["BackAtContact"]["value"]["notice"]
    assert shown["message"] == notice(Language.EN, shown["code"])


@pytest.mark.parametrize("language", Language)
def test_the_help_that_is_served_is_of_its_schema(language: Language) -> None:
    schema = {**SCHEMAS["Help"], "components": DOCUMENT["components"]}
    Draft202012Validator(schema).validate(help_page(language))


def test_the_forms_shown_are_accepted() -> None:
    for example in _request_examples("civil-status"):
        CivilStatus.parse(example, date(2026, 11, 23), EVERYWHERE)
    for example in _request_examples("identity-document"):
        IdentityDocument.parse(example)
    for example in _request_examples("contact"):
        parse_contact(example, PhoneRules(allow_fictional=True))
    for example in _request_examples("password"):
        parse_password(example, ["Louise", "Exemple"], common_passwords())


def _request_examples(step: str) -> list[Json]:
    put = DOCUMENT["paths"][f"/registrations/{{registration_id}}/{step}"]["put"]
    return [example["value"] for example in put["requestBody"]["content"]["application/json"]["examples"].values()]


@pytest.mark.parametrize(("path", "method", "operation"), _operations())
def test_every_operation_is_named_explained_and_closed(path: str, method: str, operation: Json) -> None:
    assert operation["operationId"] and operation["summary"] and operation["tags"]
    # A public operation says so; the others may always answer 401.
    assert ("401" in operation["responses"]) == (operation.get("security") != [])
    assert {"429", "503"} <= set(operation["responses"])
    # What changes something may come from another site, or by cookie and without its type.
    assert ({"403", "415"} <= set(operation["responses"])) == (method != "get")
    # A body can always be unreadable, too long, of another type, or wrong.
    assert {"400", "413", "415", "422"} <= set(operation["responses"]) or "requestBody" not in operation


@pytest.mark.parametrize(("path", "method", "operation"), _operations())
def test_every_answer_names_its_request_and_every_wait_its_length(path: str, method: str, operation: Json) -> None:
    for status, response in operation["responses"].items():
        headers = _resolve(response)["headers"]
        assert "X-Request-Id" in headers and "Cache-Control" in headers
        assert "Retry-After" in headers or status not in ("202", "429", "503")
        is_refusal = status >= "400"
        assert is_refusal == ("application/problem+json" in _resolve(response).get("content", {}))


def test_operation_names_are_unique() -> None:
    names = [parameter.values[2]["operationId"] for parameter in _operations()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", [name for name, schema in SCHEMAS.items() if schema.get("type") == "object"])
def test_every_object_is_closed(name: str) -> None:
    # RegistrationMembers is closed by the two schemas that it is part of.
    assert "additionalProperties" in SCHEMAS[name] or name == "RegistrationMembers"


def test_the_examples_hold_nobody() -> None:
    text = yaml.safe_dump(DOCUMENT, allow_unicode=True)
    assert {mail.partition("@")[2] for mail in re.findall(r"[\w.•]+@[\w.]+", text)} == {"example.com"}
    assert not re.findall(r"\+33(?!63998)[0-9]+", text)
