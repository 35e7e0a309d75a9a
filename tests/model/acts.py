"""What somebody may send about a registration: the request, what the machine may be told for it, what is kept of it."""

from dataclasses import dataclass
from typing import Any

from chalicelib.domain.registration.steps import Outcome, Step, WayOut
from local.harness.person import PASSWORD, STRANGER, WITH_NIR

STEPS = tuple(Step)
MEMBER = {**WITH_NIR, "nir": "285029999901368", "family_name": "Testardin"}
"""Of a household."""
CIVIL_STATUSES = (
    STRANGER,
    {**STRANGER, "family_name": "Testarde"},
    {**WITH_NIR, "family_name": "Testardou"},
    MEMBER,
)
PASSPORT = {"kind": "passport", "number": "12AB34567"}
"""Of the first of the strangers: of any other it is not known."""
DOCUMENTS = ({"kind": "none", "number": None}, PASSPORT)
UNKNOWN = {"kind": "passport", "number": "98ZY76543"}
CONTACTS = ("+33639980042", "zoe@example.com", "+33639980077", "leo@example.com")
PASSWORDS = (PASSWORD, "Anders8Pferd")


@dataclass(frozen=True)
class Act:
    """`told`: the words that the machine may be told by it, each with the step that it is told at.

    `typed`: which answer it gives, as `Journey.typed` keeps it. `is_right`: nothing but a limit can be said against it.
    """

    name: str
    method: str
    path: str = ""
    body: Any = None
    told: frozenset[tuple[str, str]] = frozenset()
    typed: tuple[str, Any] | None = None
    is_right: bool = False
    step: str | None = None


LOOK = Act("looks", "GET")
RECAP = Act("reads the recap", "GET", "/recap")
QUIT = Act("quits", "DELETE", told=frozenset((step, WayOut.QUIT) for step in STEPS))
BACK = Act("goes back", "POST", "/back", told=frozenset((step, WayOut.BACK) for step in STEPS[1:]))
EXTEND = Act(
    "asks for more time",
    "POST",
    "/extend",
    told=frozenset((step, WayOut.EXTEND) for step in STEPS if step != Step.CODE),
)
RESEND = Act(
    "asks for another code",
    "POST",
    "/code/resend",
    told=frozenset((Step.CODE, word) for word in (WayOut.RESEND_BY_SMS, WayOut.RESEND_BY_EMAIL)),
)
_CODE_OVER = {(Step.CODE.value, WayOut.CODE_SPENT.value), (Step.CODE.value, WayOut.CODE_EXPIRED.value)}


def civil_status(form: dict[str, Any], is_right: bool = True) -> Act:
    told = {(Step.CIVIL_STATUS, word) for word in (Outcome.STRANGER, Outcome.MEMBER)}
    return _answer(Step.CIVIL_STATUS, form, told, form["family_name"], is_right)


def identity_document(form: dict[str, Any], is_right: bool = True) -> Act:
    told = {(Step.IDENTITY_DOCUMENT, Outcome.ANSWERED)}
    return _answer(Step.IDENTITY_DOCUMENT, form, told, (form["kind"], form["number"]), is_right)


def contact(value: str, confirmation: str = "", is_right: bool = True) -> Act:
    channel = "email" if "@" in value else "sms"
    form = {"channel": channel, "value": value, "confirmation": confirmation or value}
    changed = {WayOut.CONTACT_CHANGED_TO_SMS, WayOut.CONTACT_CHANGED_TO_EMAIL}
    told = {(Step.CONTACT, Outcome(channel)), *((Step.CODE, word) for word in changed)}
    return _answer(Step.CONTACT, form, told, value, is_right)


def code(digits: str, is_right: bool) -> Act:
    told = _CODE_OVER | ({(Step.CODE.value, Outcome.VERIFIED.value)} if is_right else set())
    return _answer(Step.CODE, {"code": digits}, told, None, is_right)


def password(text: str, is_right: bool = True) -> Act:
    told = {(Step.PASSWORD, Outcome.ANSWERED)}
    return _answer(Step.PASSWORD, {"password": text, "confirmation": text}, told, None, is_right)


def _answer(step: Step, form: Any, told: set[Any], typed: Any, is_right: bool) -> Act:
    kept = (step.value, typed) if typed is not None else None
    name = f"{'answers' if is_right else 'mistakes'} {step.value}"
    return Act(name, "PUT", f"/{step.value.replace('_', '-')}", form, frozenset(told), kept, is_right, step.value)
