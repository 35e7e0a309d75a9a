"""`PUT /registrations/{id}/password`."""

from chalice.app import Blueprint, Response

from chalicelib.api.edge import Call, route
from chalicelib.api.registrations import answer_step
from chalicelib.password import submit_password

blueprint = Blueprint(__name__)


@route(blueprint, "/registrations/{registration_id}/password", "PUT")
def put_password(call: Call, registration_id: str) -> Response:
    visit = call.visit(registration_id)
    return answer_step(call, visit, submit_password(visit, call.form()))
