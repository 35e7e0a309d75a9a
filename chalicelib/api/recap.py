"""`GET /registrations/{id}/recap`."""

from chalice.app import Blueprint, Response

from chalicelib.api.edge import Call, reply, route
from chalicelib.recap import recap

blueprint = Blueprint(__name__)


@route(blueprint, "/registrations/{registration_id}/recap", "GET")
def show_recap(call: Call, registration_id: str) -> Response:
    return reply(call, recap(call.visit(registration_id)))
