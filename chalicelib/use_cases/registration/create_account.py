"""Creates the account of a registration whose every step is answered; they share an id (decision 0009)."""

from contextlib import suppress
from datetime import datetime, timedelta

from chalicelib.adapters.aws import keys
from chalicelib.adapters.aws.messages import DeliveryDelayed, DeliveryFailed
from chalicelib.adapters.tables import accounts, limits, registrations
from chalicelib.config import Settings, needed
from chalicelib.domain.account.account import Account
from chalicelib.domain.errors import RequestRefused
from chalicelib.domain.identity.identifier import (
    Identifier,
    IdentifierKind,
    display_identifier,
    provisional_identifier,
)
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Notice, Status, Step
from chalicelib.logs import count
from chalicelib.texts.language import Language
from chalicelib.texts.messages import owner_told
from chalicelib.use_cases.codes.codes import sends_to
from chalicelib.use_cases.codes.delivery import deliver


class AccountRefused(Exception):
    """The identifier has an account already, and its owner was told."""


class RegistrationClosed(Exception):
    """The registration was quit, has expired, or has moved on in the meantime."""


def create_account(settings: Settings, now: datetime, registration_id: str) -> None:
    """Safe to call again: the second call finds what the first one did.

    Raises:
        AccountRefused, RegistrationClosed.
    """
    registration = registrations.find(registration_id)
    if registration is None or registration.status not in (Status.OPEN, Status.COMPLETED):
        raise RegistrationClosed
    if registration.status is Status.COMPLETED:
        return
    if registration.open_step is not Step.PASSWORD or not registration.is_claimed:
        raise RegistrationClosed  # a late call: the person has been asked again, or has gone back
    identifier, key = _identifier(settings, registration)
    recap_until = now + timedelta(seconds=settings.registration.recap_seconds)
    if accounts.create(_account(now, registration, identifier), key, recap_until):
        count("AccountCreated")
        return
    owner = accounts.find_by_identifier(key)
    if owner is None:
        raise RegistrationClosed
    if owner.registration_id != registration_id:
        _tell_owner(settings, now, owner, registration_id)
        registrations.abandon(registration, Notice.ACCOUNT_NOT_CREATED)
        count("AccountRefused")
        raise AccountRefused


def _identifier(settings: Settings, registration: Registration) -> tuple[Identifier, str]:
    """What the person signs in with, and its key in the table. Without a NIR: made from the registration's id by KMS,
    so that a repeated call makes the same one."""
    assert registration.civil_status  # its step is answered
    if nir := registration.civil_status.nir:
        return Identifier(IdentifierKind.NIR, nir.masked()), f"nir#{registration.nir_key}"
    entropy = keys.mac(
        needed("IDENTIFIER_KEY_ID", settings.identifier_key_id), "provisional", registration.registration_id
    )
    display = display_identifier(provisional_identifier(entropy))
    return Identifier(IdentifierKind.PROVISIONAL, display), f"provisional#{display}"


def _account(now: datetime, registration: Registration, identifier: Identifier) -> Account:
    civil_status, code = registration.civil_status, registration.code
    assert civil_status and code and registration.password_hash  # their steps are answered
    is_member = registration.membership is not None
    return Account(
        account_id=registration.registration_id,
        registration_id=registration.registration_id,
        created_at=now,
        identifier=identifier,
        language=registration.language,
        benefit=registration.benefit,
        civil_status=civil_status,
        membership=registration.membership,
        identity_document=None if is_member else registration.identity_document,
        supporting_document_required=None if is_member else registration.supporting_document_required,
        identity_review=civil_status.reasons_for_review(),
        contact=code.contact,
        contact_key=code.contact_key,
        password_hash=registration.password_hash,
    )


def _tell_owner(settings: Settings, now: datetime, owner: Account, registration_id: str) -> None:
    """As often as the owner's contact may be written to, and no more: nobody may pester somebody through us."""
    # The refusal stands whether the owner could be told or not.
    counters = sends_to(settings, owner.contact_key)
    with suppress(RequestRefused):
        limits.count(counters, registration_id, now)
        try:
            deliver(settings.messages, owner.contact, owner_told(Language(owner.language)))
        except (DeliveryDelayed, DeliveryFailed):
            limits.take_back(counters, registration_id)
