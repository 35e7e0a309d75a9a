"""The answers to the steps of a registration: `PUT /registrations/{id}/{step}`, and one more code."""

from chalice.app import Blueprint, Response

from chalicelib.api.edge.app import route
from chalicelib.api.edge.call import Call
from chalicelib.api.registration.rendering import reply_with
from chalicelib.use_cases.registration.civil_status import submit_civil_status
from chalicelib.use_cases.registration.code import submit_code
from chalicelib.use_cases.registration.contact import resend_code, submit_contact
from chalicelib.use_cases.registration.identity_document import submit_identity_document
from chalicelib.use_cases.registration.password import submit_password

blueprint = Blueprint(__name__)


@route(blueprint, "/registrations/{registration_id}/civil-status", "PUT")
def put_civil_status(call: Call, registration_id: str) -> Response:
    return reply_with(call, submit_civil_status(call.visit(registration_id), call.form()))


@route(blueprint, "/registrations/{registration_id}/identity-document", "PUT")
def put_identity_document(call: Call, registration_id: str) -> Response:
    return reply_with(call, submit_identity_document(call.visit(registration_id), call.form()))


@route(blueprint, "/registrations/{registration_id}/contact", "PUT")
def put_contact(call: Call, registration_id: str) -> Response:
    return reply_with(call, submit_contact(call.visit(registration_id), call.form()))


@route(blueprint, "/registrations/{registration_id}/code", "PUT")
def put_code(call: Call, registration_id: str) -> Response:
    return reply_with(call, submit_code(call.visit(registration_id), call.form()))


@route(blueprint, "/registrations/{registration_id}/code/resend", "POST")
def post_resend(call: Call, registration_id: str) -> Response:
    return reply_with(call, resend_code(call.visit(registration_id)))


@route(blueprint, "/registrations/{registration_id}/password", "PUT")
def put_password(call: Call, registration_id: str) -> Response:
    return reply_with(call, submit_password(call.visit(registration_id), call.form()))
