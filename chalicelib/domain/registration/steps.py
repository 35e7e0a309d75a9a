"""The words for the steps of a registration. Which follows which is the state machine's alone."""

from enum import StrEnum


class Step(StrEnum):
    """In the order in which a progress bar shows them."""

    CIVIL_STATUS = "civil_status"
    IDENTITY_DOCUMENT = "identity_document"
    CONTACT = "contact"
    CODE = "code"
    PASSWORD = "password"


class StepState(StrEnum):
    """`not_needed`: the member of a known household has shown a document before."""

    ANSWERED = "answered"
    OPEN = "open"
    UPCOMING = "upcoming"
    NOT_NEEDED = "not_needed"


class Status(StrEnum):
    """`expired` and `abandoned` registrations hold no answers any more."""

    OPEN = "open"
    COMPLETED = "completed"
    EXPIRED = "expired"
    ABANDONED = "abandoned"


class Outcome(StrEnum):
    """The words the machine reads when a step is done."""

    MEMBER = "member"
    STRANGER = "stranger"
    ANSWERED = "answered"
    SMS = "sms"
    EMAIL = "email"
    VERIFIED = "verified"


class WayOut(StrEnum):
    """The words (task errors) with which a step is left without being done (decision 0001)."""

    BACK = "back"
    QUIT = "quit"
    EXTEND = "extend"
    CODE_EXPIRED = "code_expired"
    CODE_SPENT = "code_spent"
    RESEND_BY_SMS = "resend_by_sms"
    RESEND_BY_EMAIL = "resend_by_email"
    CONTACT_CHANGED_TO_SMS = "contact_changed_to_sms"
    CONTACT_CHANGED_TO_EMAIL = "contact_changed_to_email"


class Notice(StrEnum):
    """Why a person finds an earlier step open, or the registration ended."""

    CODE_EXPIRED = "code_expired"
    CODE_SPENT = "code_spent"
    DELIVERY_FAILED = "delivery_failed"
    ACCOUNT_NOT_CREATED = "account_not_created"
    ACCOUNT_FAILED = "account_failed"


_NOTICES = {
    None: None,
    "none": None,
    WayOut.BACK: None,
    "States.Timeout": Notice.CODE_EXPIRED,
    WayOut.CODE_EXPIRED: Notice.CODE_EXPIRED,
    WayOut.CODE_SPENT: Notice.CODE_SPENT,
    Notice.ACCOUNT_NOT_CREATED: Notice.ACCOUNT_NOT_CREATED,
}


NOT_LEFT = frozenset(("DeliveryDelayed", "DeliveryFailed", "Lambda.TooManyRequestsException"))
"""The words that the machine writes for a notice when it is certain that no message has left."""


def notice_of(word: str | None) -> Notice | None:
    """The notice for the word that the machine wrote: any other word is the error of a send that failed."""
    return _NOTICES.get(word, Notice.DELIVERY_FAILED)


def failure_of(word: str | None) -> Notice | None:
    """The notice for the word that the machine wrote when it opened the last step: of an account that was not made."""
    return None if word in (None, "none", WayOut.BACK) else Notice.ACCOUNT_FAILED


def notice_word(notice: Notice | None, *, has_not_left: bool = False) -> str:
    """A word that gives the notice again."""
    if notice is Notice.DELIVERY_FAILED and has_not_left:
        return "DeliveryFailed"
    return notice.value if notice else "none"


def word_of(text: str) -> Outcome | WayOut:
    """The word for the machine that the table keeps. No text is both an outcome and a way out (tested)."""
    return WayOut(text) if text in set(WayOut) else Outcome(text)
