"""The subjects' entries in one book. Each code and each field has one entry, in the file of its subject (tested)."""

from collections.abc import Mapping
from typing import Any

from chalicelib.domain.errors import ErrorCode
from chalicelib.domain.registration.steps import Notice
from chalicelib.texts import account, applications, fields, registration, requests
from chalicelib.texts.contact import contact, one_time_code
from chalicelib.texts.identity import birthdates, birthplace, civil_status, identity_document, nir, nir_checks
from chalicelib.texts.text import Text, Titled

REFUSALS: Mapping[ErrorCode, Text] = {
    **fields.REFUSALS,
    **nir.REFUSALS,
    **nir_checks.REFUSALS,
    **civil_status.REFUSALS,
    **birthdates.REFUSALS,
    **birthplace.REFUSALS,
    **identity_document.REFUSALS,
    **contact.REFUSALS,
    **one_time_code.REFUSALS,
    **account.REFUSALS,
    **registration.REFUSALS,
    **requests.REFUSALS,
}

NOTICES: Mapping[Notice, Text] = {**one_time_code.NOTICES, **registration.NOTICES}

# In the order in which the forms ask.
HELP: Mapping[str, Titled] = {
    **applications.HELP,
    **nir.HELP,
    **civil_status.HELP,
    **birthdates.HELP,
    **birthplace.HELP,
    **identity_document.HELP,
    **contact.HELP,
    **one_time_code.HELP,
    **account.HELP,
}

# By the names that `GET /help` gives them; the keys are words of one enumeration each.
LABELS: Mapping[str, Mapping[Any, Text]] = {
    "steps": registration.STEPS,
    "titles": civil_status.TITLES,
    "identity_documents": identity_document.DOCUMENT_KINDS,
    "channels": contact.CHANNELS,
    "benefits": applications.BENEFITS,
}
