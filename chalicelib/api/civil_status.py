"""`PUT /registrations/{id}/civil-status`."""

from chalice.app import Blueprint, Response

from chalicelib.api.edge import Call, route
from chalicelib.api.registrations import answer_step
from chalicelib.civil_status import submit_civil_status

blueprint = Blueprint(__name__)


@route(blueprint, "/registrations/{registration_id}/civil-status", "PUT")
def put_civil_status(call: Call, registration_id: str) -> Response:
    visit = call.visit(registration_id)
    return answer_step(call, visit, submit_civil_status(visit, call.form()))
