"""Starts a registration."""

import secrets
import uuid
from datetime import timedelta

from chalicelib.adapters.aws import machine
from chalicelib.adapters.tables import registrations
from chalicelib.config import needed
from chalicelib.domain.applications.catalogue import Benefit
from chalicelib.domain.registration.registration import Registration, hash_token
from chalicelib.domain.registration.steps import Status
from chalicelib.logs import count
from chalicelib.use_cases.registration.waiting import wait_for_change
from chalicelib.use_cases.requests import Request


def start(request: Request, benefit: Benefit | None) -> tuple[Registration, str]:
    """A new registration at its first step, and the token that is shown only now."""
    token = secrets.token_urlsafe(32)
    registration = Registration(
        registration_id=uuid.uuid4().hex,
        token_hash=hash_token(token),
        status=Status.OPEN,
        language=request.language.value,
        benefit=benefit,
        expires_at=request.now + timedelta(seconds=request.settings.registration.seconds),
    )
    registrations.create(registration)
    machine.start(needed("STATE_MACHINE_ARN", request.settings.machine_arn), registration)
    count("Started", registration_id=registration.registration_id)
    return wait_for_change(registration), token
