"""Creates the account of a registration whose every step is answered."""

from datetime import datetime, timedelta

from chalicelib.adapters import accounts, keys, limits, messages, registrations
from chalicelib.adapters.tables import Account, Registration
from chalicelib.config import Settings
from chalicelib.domain.civil_status import CivilStatus
from chalicelib.domain.contact import Channel
from chalicelib.domain.identifier import display_identifier, provisional_identifier
from chalicelib.domain.refusals import RequestRefused
from chalicelib.domain.steps import Notice, Status
from chalicelib.texts.language import Language
from chalicelib.texts.messages import owner_told_mail, owner_told_sms


class AccountRefused(Exception):
    """The identifier has an account already, and its owner was told."""


class RegistrationClosed(Exception):
    """The registration was quit or has expired in the meantime."""


def create_account(settings: Settings, now: datetime, registration_id: str) -> None:
    """Safe to call again: the second call finds what the first one did.

    Raises:
        AccountRefused, RegistrationClosed.
    """
    registration = registrations.find(registration_id)
    if registration is None or registration.status not in (Status.OPEN, Status.COMPLETED):
        raise RegistrationClosed
    if registration.status == Status.COMPLETED:
        return
    identifier, key = _identifier(settings, registration)
    recap_until = now + timedelta(seconds=settings.recap_seconds)
    if accounts.create(_account(now, registration, identifier), key, registration, recap_until):
        return
    owner = accounts.find_by_identifier(key)
    if owner is None:
        raise RegistrationClosed
    if owner.registration_id != registration_id:
        _tell_owner(settings, now, owner, registration_id)
        registrations.abandon(registration, Notice.ACCOUNT_NOT_CREATED.value)
        raise AccountRefused


def _identifier(settings: Settings, registration: Registration) -> tuple[dict[str, str], str]:
    """What the person signs in with, and its key in the table. Without a NIR: made from the registration's id by KMS,
    so that a repeated call makes the same one."""
    civil_status = CivilStatus.from_dict(registration.civil_status)
    if civil_status.nir:
        return {"kind": "nir", "display": civil_status.nir.masked()}, f"nir#{registration.nir_key}"
    entropy = keys.mac(settings.hmac_key_id, "provisional", registration.registration_id)
    display = display_identifier(provisional_identifier(entropy))
    return {"kind": "provisional", "display": display}, f"provisional#{display}"


def _account(now: datetime, registration: Registration, identifier: dict[str, str]) -> Account:
    civil_status = CivilStatus.from_dict(registration.civil_status)
    review = {code.value for code in civil_status.confirmed_warnings}
    if civil_status.nir and civil_status.nir.is_provisional:
        review.add("nir_provisional")
    is_member = registration.membership is not None
    return Account(
        account_id=registration.registration_id,
        registration_id=registration.registration_id,
        created_at=int(now.timestamp()),
        identifier=identifier,
        language=registration.language,
        benefit=registration.benefit,
        civil_status=registration.civil_status,
        membership=registration.membership,
        identity_document=None if is_member else registration.identity_document,
        supporting_document_required=None if is_member else registration.supporting_document_required,
        identity_review=review or None,
        contact=registration.contact,
        contact_key=registration.contact_key,
        password_hash=registration.password_hash,
    )


def _tell_owner(settings: Settings, now: datetime, owner: Account, registration_id: str) -> None:
    """As often as the owner's contact may be written to, and no more: nobody may pester somebody through us."""
    language = Language(owner.language)
    try:
        for limit in settings.contact_sends:
            key = f"sends#contact#{limit.seconds}#{owner.contact_key}"
            limits.count(key, registration_id, limit, settings.lock_seconds, now)
        if owner.contact["channel"] == Channel.SMS:
            messages.send_sms(settings, owner.contact["value"], owner_told_sms(language))
        else:
            mail = owner_told_mail(language)
            messages.send_email(settings, owner.contact["value"], mail.subject, mail.text, mail.html)
    except (RequestRefused, messages.DeliveryDelayed, messages.DeliveryFailed):
        pass  # The refusal stands whether the owner could be told or not.
