"""Loads registry files into the running local stack or, with STAGE set, into AWS.

`python -m local.registries.load households FILE [documents FILE]`. Every line is checked before anything is written,
and loading a file again changes nothing, so a load that broke off is simply repeated.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import botocore.session

from chalicelib.adapters import documents, households, keys, tables
from chalicelib.adapters.aws import SERVICE_ERRORS
from chalicelib.adapters.tables import HouseholdMember, RegisteredDocument
from chalicelib.config import Settings, read_settings
from local import ROOT
from local.engine.deploy import STACK_NAME
from local.engine.ministack import HOST, REGION, ROOT_USER, Engine
from local.registries.lines import Document, Member, WrongLines, read_documents, read_households

DEMO = {name: ROOT / "local" / "registries" / "demo" / f"{name}.jsonl" for name in ("households", "documents")}
MOST_REASONS = 20

_LOCAL_STAGES = ("", "local")


def load_demo(engine: Engine) -> None:
    """Two fictitious households and a few documents. In another process: models are bound to one stack."""
    arguments = [text for name, file in DEMO.items() for text in (name, str(file))]
    environment = {**os.environ, "STAGE": "", "AWS_PORT": str(engine.port)}
    subprocess.run([sys.executable, "-m", "local.registries.load", *arguments], cwd=ROOT, env=environment, check=True)


def main(arguments: list[str]) -> int:
    loads = list(zip(arguments[::2], arguments[1::2], strict=False))
    if not loads or len(arguments) % 2 or any(name not in _READERS for name, _ in loads):
        print("Usage: python -m local.registries.load households FILE [documents FILE]", file=sys.stderr)
        return 2
    try:
        writes = [_READERS[name](Path(file)) for name, file in loads]
        settings = connect(os.environ.get("STAGE", ""), os.environ.get("AWS_PORT") or "4566")
        for (name, _), write in zip(loads, writes, strict=True):
            print(f"{name}: {write(settings)} written", flush=True)
    except WrongLines as wrong:
        hidden = len(wrong.reasons) - MOST_REASONS
        more = [f"... and {hidden} more"] if hidden > 0 else []
        print("\n".join([*wrong.reasons[:MOST_REASONS], *more, "Nothing was loaded."]), file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 1
    except SERVICE_ERRORS as error:
        # Not its message, which may repeat a line.
        print(f"The stack does not answer, or refuses: {type(error).__name__}. Is it running?", file=sys.stderr)
        return 1
    return 0


def connect(stage: str, aws_port: str) -> Settings:
    """The settings of the deployed functions, read from the API's function, with the tables bound to them."""
    stack = f"mon-compte-{stage}"
    if stage in _LOCAL_STAGES:
        stack = STACK_NAME
        os.environ.update(_local_environment(aws_port))
    session = botocore.session.get_session()
    cloudformation, functions = session.create_client("cloudformation"), session.create_client("lambda")
    [described] = cloudformation.describe_stacks(StackName=stack)["Stacks"]
    outputs = {output["OutputKey"]: output["OutputValue"] for output in described["Outputs"]}
    function = functions.get_function_configuration(FunctionName=outputs["APIHandlerName"])
    settings = read_settings({**function["Environment"]["Variables"], "AWS_REGION": functions.meta.region_name})
    tables.bind(settings)
    return settings


def _local_environment(aws_port: str) -> Mapping[str, str]:
    return {
        "AWS_ENDPOINT_URL": f"http://{HOST}:{aws_port}",
        "AWS_ACCESS_KEY_ID": ROOT_USER["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": ROOT_USER["SecretAccessKey"],
        "AWS_DEFAULT_REGION": REGION,
    }


def _households(file: Path) -> Callable[[Settings], int]:
    members = read_households(file)

    def write(settings: Settings) -> int:
        households.save(_member(settings, member) for member in members)
        return len(members)

    return write


def _documents(file: Path) -> Callable[[Settings], int]:
    found = read_documents(file)

    def write(_: Settings) -> int:
        documents.save(_document(document) for document in found)
        return len(found)

    return write


def _member(settings: Settings, member: Member) -> HouseholdMember:
    return HouseholdMember(
        keys.nir_key(settings.hmac_key_id, member.nir.number),
        household_id=member.household_id,
        role=member.role,
        management_authorisation=member.management_authorisation,
        family_name=member.identity.family_name,
        given_names=member.identity.given_names,
        birthdate=member.identity.birthdate,
    )


def _document(line: Document) -> RegisteredDocument:
    return RegisteredDocument(
        documents.document_key(line.document.kind, str(line.document.number)),
        family_name=line.identity.family_name,
        given_names=line.identity.given_names,
        birthdate=line.identity.birthdate,
    )


_READERS = {"households": _households, "documents": _documents}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
