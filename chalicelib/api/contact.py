"""`PUT /registrations/{id}/contact`."""

from chalice.app import Blueprint, Response

from chalicelib.api.edge import Call, route
from chalicelib.api.registrations import answer_step
from chalicelib.contact import submit_contact

blueprint = Blueprint(__name__)


@route(blueprint, "/registrations/{registration_id}/contact", "PUT")
def put_contact(call: Call, registration_id: str) -> Response:
    visit = call.visit(registration_id)
    return answer_step(call, visit, submit_contact(visit, call.form()))
