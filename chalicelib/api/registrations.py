"""`/registrations`: start one, look at it, go back, quit."""

from chalice.app import Blueprint, Response

from chalicelib import registration, visits
from chalicelib.adapters.tables import Registration
from chalicelib.api.edge import TOKEN_COOKIE, Call, reply, route
from chalicelib.api.rendering import render
from chalicelib.domain.benefits import parse_benefit
from chalicelib.domain.forms import Form
from chalicelib.domain.steps import Status
from chalicelib.visits import Visit

blueprint = Blueprint(__name__)


def answer_step(call: Call, visit: Visit, found: Registration) -> Response:
    """200 at the next step; 202 while the machine is still on its way to it."""
    is_open = visits.status(found, visit) is Status.OPEN
    is_late = is_open and (found.open_step is None or registration.is_claimed(found))
    return reply(call, render(found, visit), 202 if is_late else 200, {"Retry-After": "1"} if is_late else None)


def _cookie(call: Call, token: str, seconds: int) -> dict[str, str]:
    """Outlives the browser, which a telephone closes by itself. The registration has its own, shorter clock.

    No token and no seconds take the cookie away.
    """
    cookie = f"{TOKEN_COOKIE}={token}; Max-Age={seconds}; Path=/; HttpOnly; SameSite=Strict"
    is_https = call.request.headers.get("x-forwarded-proto", "https") == "https"
    return {"Set-Cookie": f"{cookie}; Secure" if is_https else cookie}


@route(blueprint, "/registrations", "POST")
def start_registration(call: Call) -> Response:
    form = Form(call.form())
    benefit = form.read("benefit", parse_benefit)
    form.finish()
    found, token = registration.start(call.settings, call.now, benefit, call.language.value)
    visit = call.visit(found.registration_id)
    headers = _cookie(call, token, call.settings.registration_seconds)
    if found.open_step is None:
        headers["Retry-After"] = "1"
    return reply(call, {**render(found, visit), "registration_token": token}, 201, headers)


@route(blueprint, "/registrations/{registration_id}", "GET")
def show_registration(call: Call, registration_id: str) -> Response:
    visit = call.visit(registration_id)
    return answer_step(call, visit, registration.look(visit))


@route(blueprint, "/registrations/{registration_id}", "DELETE")
def quit_registration(call: Call, registration_id: str) -> Response:
    registration.quit_registration(call.visit(registration_id))
    return reply(call, None, 204, _cookie(call, "", 0))


@route(blueprint, "/registrations/{registration_id}/back", "POST")
def go_back(call: Call, registration_id: str) -> Response:
    visit = call.visit(registration_id)
    return answer_step(call, visit, registration.go_back(visit))
