"""A message that did not leave does not count: its event and its wait are given back (decision 0035)."""

from dataclasses import replace

from chalicelib.adapters.tables import limits, registrations
from chalicelib.domain.registration.registration import Registration
from chalicelib.use_cases.codes.codes import send_event, sends_of
from chalicelib.use_cases.requests import Visit


def without_failed_send(visit: Visit, found: Registration) -> Registration:
    """By whoever finds it first; after a crash between the two writes, once more by the next: an event goes once."""
    if not found.has_send_to_take_back:
        return found
    assert found.code  # it was asked for
    event = send_event(found.registration_id, found.code)
    limits.take_back(sends_of(visit.request, found.code.contact_key), event)
    after = replace(found, code=found.code.taken_back())
    return registrations.record_taken_back(found, after, visit.now) or found
