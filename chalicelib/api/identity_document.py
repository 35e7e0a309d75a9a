"""`PUT /registrations/{id}/identity-document`."""

from chalice.app import Blueprint, Response

from chalicelib.api.edge import Call, route
from chalicelib.api.registrations import answer_step
from chalicelib.identity_document import submit_identity_document

blueprint = Blueprint(__name__)


@route(blueprint, "/registrations/{registration_id}/identity-document", "PUT")
def put_identity_document(call: Call, registration_id: str) -> Response:
    visit = call.visit(registration_id)
    return answer_step(call, visit, submit_identity_document(visit, call.form()))
