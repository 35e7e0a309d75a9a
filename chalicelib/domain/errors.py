"""Every way a request can be refused: one code each, with a sentence per language in `texts`.

    ErrorCode            the stable words
    Refused              one value, by the parser of its field; gathered by `forms.Form` into
    InvalidForm          every wrong field of a form at once (`FieldError`): 422
    MetAChange           none, if the edge makes the request anew
    RequestRefused       the request as a whole, with all that the person must be told: 4xx or 503

Elsewhere, and never shown: `identity_document.VerifierUnavailable`, which becomes a RequestRefused;
`aws.messages.DeliveryDelayed` and `DeliveryFailed`, and what `use_cases.registration.create_account` raises, which the
machine reads by name; `config.ConfigurationError`. Any other exception is a mistake of ours or a failing service: 503.
"""

import dataclasses
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum


class ErrorCode(StrEnum):
    """Stable words that front ends may test for."""

    # any field
    REQUIRED = "required"
    NOT_TEXT = "not_text"
    TOO_LONG = "too_long"
    INVALID_CHARACTERS = "invalid_characters"
    UNKNOWN_CHOICE = "unknown_choice"
    UNKNOWN_FIELD = "unknown_field"
    # NIR: impossible
    NIR_LENGTH = "nir_length"
    NIR_CHARACTERS = "nir_characters"
    NIR_SEX = "nir_sex"
    NIR_MONTH = "nir_month"
    NIR_DEPARTMENT = "nir_department"
    NIR_COMMUNE = "nir_commune"
    NIR_ORDER = "nir_order"
    NIR_KEY = "nir_key"
    # NIR: please check (severity "confirm")
    NIR_TITLE_MISMATCH = "nir_title_mismatch"
    NIR_YEAR_MISMATCH = "nir_year_mismatch"
    NIR_MONTH_MISMATCH = "nir_month_mismatch"
    NIR_MONTH_UNUSUAL = "nir_month_unusual"
    NIR_DEPARTMENT_MISMATCH = "nir_department_mismatch"
    NIR_COMMUNE_MISMATCH = "nir_commune_mismatch"
    NIR_COUNTRY_MISMATCH = "nir_country_mismatch"
    NIR_CORSICA_DATE = "nir_corsica_date"
    # names, dates, places
    NAME_REQUIRED = "name_required"
    NAME_CHARACTERS = "name_characters"
    DATE_FORMAT = "date_format"
    DATE_IMPOSSIBLE = "date_impossible"
    DATE_IN_FUTURE = "date_in_future"
    TOO_YOUNG = "too_young"
    TOO_OLD = "too_old"
    BIRTHPLACE_FORMAT = "birthplace_format"
    COUNTRY_UNKNOWN = "country_unknown"
    COMMUNE_UNKNOWN = "commune_unknown"
    CITY_REQUIRED = "city_required"
    # identity document
    DOCUMENT_NUMBER_FORMAT = "document_number_format"
    DOCUMENT_IS_FOREIGNER_NUMBER = "document_is_foreigner_number"
    DOCUMENT_CHECK_DIGIT = "document_check_digit"
    DOCUMENT_KIND_DIFFERS = "document_kind_differs"
    DOCUMENT_UNKNOWN = "document_unknown"
    # contact
    PHONE_INVALID = "phone_invalid"
    PHONE_NOT_MOBILE = "phone_not_mobile"
    PHONE_COUNTRY_NOT_SERVED = "phone_country_not_served"
    EMAIL_INVALID = "email_invalid"
    CONFIRMATION_DIFFERS = "confirmation_differs"
    # code
    CODE_FORMAT = "code_format"
    CODE_WRONG = "code_wrong"
    CODE_EXPIRED = "code_expired"
    CODE_SPENT = "code_spent"
    RESEND_TOO_SOON = "resend_too_soon"
    DELIVERY_FAILED = "delivery_failed"
    # password
    PASSWORD_TOO_SHORT = "password_too_short"
    PASSWORD_TOO_LONG = "password_too_long"
    PASSWORD_DIGIT_MISSING = "password_digit_missing"
    PASSWORD_LOWERCASE_MISSING = "password_lowercase_missing"
    PASSWORD_UPPERCASE_MISSING = "password_uppercase_missing"
    PASSWORD_COMMON = "password_common"
    PASSWORD_PERSONAL = "password_personal"
    # the whole request
    INVALID_FORM = "invalid_form"
    MALFORMED_JSON = "malformed_json"
    PAYLOAD_TOO_LARGE = "payload_too_large"
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type"
    UNAUTHORIZED = "unauthorized"
    CROSS_SITE = "cross_site"
    NOT_FOUND = "not_found"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    STEP_NOT_OPEN = "step_not_open"
    REGISTRATION_EXPIRED = "registration_expired"
    ACCOUNT_NOT_CREATED = "account_not_created"
    TOO_MANY_REQUESTS = "too_many_requests"
    UNAVAILABLE = "unavailable"
    VERIFIER_UNAVAILABLE = "verifier_unavailable"


class Severity(StrEnum):
    """`error`: to correct. `confirm`: to correct, or to send again in `confirmed_warnings`."""

    ERROR = "error"
    CONFIRM = "confirm"


class Refused(ValueError):
    """One value is refused. Raised by the parser of a field, collected by `forms.Form`.

    `details` fill the placeholders of the sentence (numbers and fixed words only, never what was typed).
    """

    def __init__(self, code: ErrorCode, **details: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


@dataclasses.dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field. `field` is its JSON name, nested ones with a dot: `birthplace.city`."""

    field: str
    code: ErrorCode
    details: Mapping[str, str | int] = dataclasses.field(default_factory=dict)
    severity: Severity = Severity.ERROR


class InvalidForm(Exception):
    """Every wrong field of a form at once."""

    def __init__(self, errors: list[FieldError]) -> None:
        super().__init__("invalid form")
        self.errors = errors


class MetAChange(Exception):
    """The request met what was just changing, by nobody's fault: made anew, it is taken."""


class RequestRefused(Exception):
    """Carries no personal data.

    `retry_at`: from when the same request may be sent again.
    `open_step`, `attempts_left`, `tries_left`, `limit`: members of the answer, for the codes that have them.
    """

    def __init__(self, code: ErrorCode, *, retry_at: datetime | None = None, **members: str | int | None) -> None:
        super().__init__(code)
        self.code = code
        self.retry_at = retry_at
        self.members = members
