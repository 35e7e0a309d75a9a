"""`/registrations`: start one, look at it, go back, take more time, quit; the recap at its end."""

from chalice.app import Blueprint, Response

from chalicelib.api.edge.answers import reply
from chalicelib.api.edge.app import route
from chalicelib.api.edge.call import Call
from chalicelib.api.edge.cookie import cookie_header
from chalicelib.api.registration.rendering import render, reply_with
from chalicelib.domain.applications.catalogue import parse_benefit
from chalicelib.domain.forms import Form
from chalicelib.use_cases.registration.extend import extend_step
from chalicelib.use_cases.registration.leave import go_back, quit_registration
from chalicelib.use_cases.registration.openings import look
from chalicelib.use_cases.registration.recap import make_recap
from chalicelib.use_cases.registration.start import start

blueprint = Blueprint(__name__)


@route(blueprint, "/registrations", "POST")
def post_registration(call: Call) -> Response:
    form = Form(call.form())
    benefit = form.read("benefit", parse_benefit)
    form.finish()
    registration, token = start(call.request, benefit)
    headers = cookie_header(call.sender, token, call.settings.registration.seconds)
    if registration.is_on_its_way:
        headers["Retry-After"] = "1"
    return reply(call, {**render(registration, call.request), "registration_token": token}, 201, headers)


@route(blueprint, "/registrations/{registration_id}", "GET")
def get_registration(call: Call, registration_id: str) -> Response:
    return reply_with(call, look(call.visit(registration_id)))


@route(blueprint, "/registrations/{registration_id}", "DELETE")
def delete_registration(call: Call, registration_id: str) -> Response:
    quit_registration(call.visit(registration_id))
    return reply(call, None, 204, cookie_header(call.sender, "", 0))


@route(blueprint, "/registrations/{registration_id}/back", "POST")
def post_back(call: Call, registration_id: str) -> Response:
    return reply_with(call, go_back(call.visit(registration_id)))


@route(blueprint, "/registrations/{registration_id}/extend", "POST")
def post_extend(call: Call, registration_id: str) -> Response:
    return reply_with(call, extend_step(call.visit(registration_id)))


@route(blueprint, "/registrations/{registration_id}/recap", "GET")
def get_recap(call: Call, registration_id: str) -> Response:
    return reply(call, make_recap(call.visit(registration_id)))
