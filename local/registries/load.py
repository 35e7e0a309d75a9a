"""Loads registry files into the running local stack or, with STAGE set, into AWS.

`python -m local.registries.load households FILE [documents FILE]`. Every line is checked before anything is written,
and loading a file again changes nothing, so a load that broke off is simply repeated.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import botocore.session

from chalicelib.adapters.aws import clients, keys
from chalicelib.adapters.aws.errors import SERVICE_ERRORS
from chalicelib.adapters.tables import documents, households, stage
from chalicelib.config import Settings, needed, read_settings
from chalicelib.domain.household.roles import Member
from chalicelib.domain.identity.identity_document import DocumentOwner, IdentityDocument
from chalicelib.domain.identity.nir import Nir
from local import ROOT
from local.engine.deploy import STACK_NAME
from local.engine.ministack import HOST, REGION, ROOT_USER
from local.registries.lines import WrongLines, read_documents, read_households

DEMO = {name: ROOT / "local" / "registries" / "demo" / f"{name}.jsonl" for name in ("households", "documents")}
MOST_REASONS = 20

_LOCAL_STAGES = ("", "local")


def load_demo(aws_url: str) -> None:
    """Two fictitious households and a few documents, into the stack on the local engine."""
    settings = connect("", aws_url)
    for name, file in DEMO.items():
        _READERS[name](file)(settings)


def main(arguments: list[str]) -> int:
    loads = list(zip(arguments[::2], arguments[1::2], strict=False))
    if not loads or len(arguments) % 2 or any(name not in _READERS for name, _ in loads):
        print("Usage: python -m local.registries.load households FILE [documents FILE]", file=sys.stderr)
        return 2
    try:
        writes = [_READERS[name](Path(file)) for name, file in loads]
        settings = connect(os.environ.get("STAGE", ""), f"http://{HOST}:{os.environ.get('AWS_PORT') or 4566}")
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


def connect(stage_name: str, aws_url: str) -> Settings:
    """The settings of the deployed functions, read from the API's function, with tables and clients pointed there."""
    is_local = stage_name in _LOCAL_STAGES
    place = _local_place(aws_url) if is_local else clients.Place()
    cloudformation, functions = _client(place, "cloudformation"), _client(place, "lambda")
    [described] = cloudformation.describe_stacks(StackName=STACK_NAME if is_local else f"mon-compte-{stage_name}")[
        "Stacks"
    ]
    outputs = {output["OutputKey"]: output["OutputValue"] for output in described["Outputs"]}
    function = functions.get_function_configuration(FunctionName=outputs["APIHandlerName"])
    region = functions.meta.region_name
    settings = read_settings({**function["Environment"]["Variables"], "AWS_REGION": region})
    clients.connect(place if is_local else clients.Place(region))
    stage.bind(settings.tables)
    return settings


def _local_place(aws_url: str) -> clients.Place:
    return clients.Place(REGION, aws_url, ROOT_USER["AccessKeyId"], ROOT_USER["SecretAccessKey"])


def _client(place: clients.Place, service: str) -> Any:
    return botocore.session.get_session().create_client(
        service,
        region_name=place.region,
        endpoint_url=place.address,
        aws_access_key_id=place.access_key_id,
        aws_secret_access_key=place.secret_access_key,
    )


def _households(file: Path) -> Callable[[Settings], int]:
    return partial(_save_households, read_households(file))


def _save_households(members: list[tuple[Nir, Member]], settings: Settings) -> int:
    households.save(
        (keys.nir_key(needed("IDENTIFIER_KEY_ID", settings.identifier_key_id), nir.number), member)
        for nir, member in members
    )
    return len(members)


def _documents(file: Path) -> Callable[[Settings], int]:
    return partial(_save_documents, read_documents(file))


def _save_documents(found: list[tuple[IdentityDocument, DocumentOwner]], _: Settings) -> int:
    documents.save(found)
    return len(found)


_READERS = {"households": _households, "documents": _documents}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
