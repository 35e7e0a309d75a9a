"""What needs no registration: places, countries, help, the contract, the health of the service."""

from functools import cache, lru_cache
from pathlib import Path

from chalice.app import Blueprint, Response

from chalicelib.api.edge.answers import FOR_A_DAY, reply, reply_text, to_json
from chalicelib.api.edge.app import route
from chalicelib.api.edge.call import Call
from chalicelib.api.edge.readiness import is_ready
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.texts.language import Language
from chalicelib.texts.lookup import help_page
from chalicelib.use_cases.reference import places

blueprint = Blueprint(__name__)
_CONTRACT = Path(__file__).parents[1] / "data" / "openapi.json"


@route(blueprint, "/places", "GET")
def get_places(call: Call) -> Response:
    if commune := call.query("commune"):
        found = places.named_place(commune)
    else:
        found = places.list_places(call.query("name") or "", call.query("department"), call.query("date"))
    return reply(call, found, headers=FOR_A_DAY)


@route(blueprint, "/countries", "GET")
def get_countries(call: Call) -> Response:
    return reply_text(call, _countries(call.query("date"), call.language), headers=FOR_A_DAY)


@route(blueprint, "/help", "GET")
def get_help(call: Call) -> Response:
    return reply_text(call, _help(call.language), headers=FOR_A_DAY)


@route(blueprint, "/openapi.json", "GET")
def get_contract(call: Call) -> Response:
    return reply_text(call, _contract(), headers=FOR_A_DAY)


@route(blueprint, "/health", "GET")
def get_health(call: Call) -> Response:
    if not is_ready():
        raise RequestRefused(ErrorCode.UNAVAILABLE)
    return reply(call, {"status": "ok"})


# Made once in the life of a process. Of the countries, the days asked for last: 15 kB each.
@lru_cache(maxsize=16)
def _countries(day: str | None, language: Language) -> str:
    return to_json(places.list_countries(day, language))


@cache
def _help(language: Language) -> str:
    return to_json(help_page(language))


@cache
def _contract() -> str:
    return _CONTRACT.read_text("utf-8").strip()
