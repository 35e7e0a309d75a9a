"""`PUT /registrations/{id}/code and POST .../code/resend`."""

from chalice import Blueprint, Response

from chalicelib.code import submit_code
from chalicelib.contact import resend_code
from chalicelib.api.edge import Call, route
from chalicelib.api.registrations import answer_step

blueprint = Blueprint(__name__)


@route(blueprint, "/registrations/{registration_id}/code", "PUT")
def put_code(call: Call, registration_id: str) -> Response:
    visit = call.visit(registration_id)
    return answer_step(call, visit, submit_code(visit, call.form()))


@route(blueprint, "/registrations/{registration_id}/code/resend", "POST")
def post_resend(call: Call, registration_id: str) -> Response:
    visit = call.visit(registration_id)
    return answer_step(call, visit, resend_code(visit))
