"""What needs no registration: places, countries, help, the contract, the liveness of the service."""

import json
from pathlib import Path

from chalice.app import Blueprint, Response

from chalicelib import reference_data
from chalicelib.api.edge import Call, reply, route
from chalicelib.texts.lookup import help_page

blueprint = Blueprint(__name__)
_CONTRACT = Path(__file__).parent.parent / "data" / "openapi.json"
_FOR_A_DAY = {"Cache-Control": "public, max-age=86400"}


@route(blueprint, "/places", "GET")
def list_places(call: Call) -> Response:
    if commune := call.query("commune"):
        found = reference_data.named_place(commune)
    else:
        found = reference_data.list_places(call.query("name") or "", call.query("department"), call.query("date"))
    return reply(call, found, headers=_FOR_A_DAY)


@route(blueprint, "/countries", "GET")
def list_countries(call: Call) -> Response:
    return reply(call, reference_data.list_countries(call.query("date"), call.language), headers=_FOR_A_DAY)


@route(blueprint, "/help", "GET")
def show_help(call: Call) -> Response:
    return reply(call, help_page(call.language), headers=_FOR_A_DAY)


@route(blueprint, "/openapi.json", "GET")
def show_contract(call: Call) -> Response:
    return reply(call, json.loads(_CONTRACT.read_text(encoding="utf-8")), headers=_FOR_A_DAY)


@route(blueprint, "/health", "GET")
def show_health(call: Call) -> Response:
    return reply(call, {"status": "ok"})
