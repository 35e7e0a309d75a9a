"""`PUT /registrations/{id}/code and POST .../code/resend`."""

from chalice.app import Blueprint, Response

from chalicelib.api.edge import Call, route
from chalicelib.api.registrations import answer_step
from chalicelib.code import submit_code
from chalicelib.contact import resend_code

blueprint = Blueprint(__name__)


@route(blueprint, "/registrations/{registration_id}/code", "PUT")
def put_code(call: Call, registration_id: str) -> Response:
    visit = call.visit(registration_id)
    return answer_step(call, visit, submit_code(visit, call.form()))


@route(blueprint, "/registrations/{registration_id}/code/resend", "POST")
def post_resend(call: Call, registration_id: str) -> Response:
    visit = call.visit(registration_id)
    return answer_step(call, visit, resend_code(visit))
