"""A registration comes back from its table as it went in, and every write holds who may write when."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.adapters.aws import clients
from chalicelib.adapters.tables import accounts, registration_columns, registrations
from chalicelib.adapters.tables.base import plain
from chalicelib.adapters.tables.registration_row import ANSWERS, RegistrationRow
from chalicelib.adapters.tables.registrations import Guess
from chalicelib.adapters.tables.writes import Update, update_if
from chalicelib.domain.applications.catalogue import Benefit
from chalicelib.domain.contact.awaited_code import AwaitedCode
from chalicelib.domain.contact.contact import Channel, Contact
from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.domain.household.roles import Membership, Role
from chalicelib.domain.identity.birthdates import BirthDate
from chalicelib.domain.identity.birthplace import Birthplace
from chalicelib.domain.identity.civil_status import CivilStatus, Title
from chalicelib.domain.identity.identifier import Identifier, IdentifierKind
from chalicelib.domain.identity.identity_document import DocumentKind, IdentityDocument
from chalicelib.domain.identity.nir import Nir
from chalicelib.domain.limits import Counter, Limit
from chalicelib.domain.registration.generations import carried, replaced
from chalicelib.domain.registration.registration import Registration
from chalicelib.domain.registration.steps import Notice, Outcome, Status, Step, WayOut, word_of
from chalicelib.use_cases.registration import create_account
from local.harness.service import Service

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
COUNTER = Counter("guesses", "contact", "key", Limit(15, 86400))
FRESH = Registration(
    registration_id="0" * 32,
    token_hash="hash",
    status=Status.OPEN,
    language="fr",
    benefit=Benefit.HOUSING,
    expires_at=NOW + timedelta(days=7),
)
CODE = AwaitedCode(Contact(Channel.SMS, "+33639980042"), "c" * 64, 2, 1, NOW, NOW, 3, frozenset({"guess"}), 1, 1)
FULL = replace(
    FRESH,
    civil_status=CivilStatus(
        Nir("2850299999012"),
        Title.MADAME,
        "Testard",
        "Zoé",
        None,
        BirthDate(1985, 2, None),
        Birthplace("99109", None, "Bonn"),
        frozenset({ErrorCode.NIR_MONTH_UNUSUAL}),
    ),
    nir_key="n" * 64,
    membership=Membership("0000001", Role.SPOUSE, True),
    identity_document=IdentityDocument(DocumentKind.PASSPORT, "12AB34567"),
    document_tries=frozenset({"a", "b"}),
    supporting_document_required=False,
    code=CODE,
    password_hash="argon2",
    identifier=Identifier(IdentifierKind.NIR, "2 XX XXXX XXX XXX"),
)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1)).map(lambda at: at.replace(microsecond=0, tzinfo=UTC))
CODES = st.builds(
    AwaitedCode,
    contact=st.just(Contact(Channel.EMAIL, "zoe@example.com")),
    contact_key=st.text("0123456789abcdef", min_size=64, max_size=64),
    send_number=st.integers(1, 99),
    sent_number=st.integers(0, 99),
    taken_back_number=st.integers(0, 99),
    refused_number=st.integers(0, 99),
    sent_at=st.none() | MOMENTS,
    resend_at=st.none() | MOMENTS,
    sends_left=st.integers(0, 9),
    guesses=st.frozensets(st.text("abc", min_size=1), max_size=5),
)


def opened(registration: Registration, step: Step, token: str = "token") -> Registration:
    """As the machine opens a step."""
    actions = [RegistrationRow.open_step.set(step.value), RegistrationRow.task_token.set(token)]
    exists = RegistrationRow.registration_id.exists()
    assert update_if(Update(RegistrationRow, registration.registration_id, actions, exists))
    return again(registration)


def again(registration: Registration) -> Registration:
    found = registrations.find(registration.registration_id)
    assert found
    return found


def stored(registration: Registration) -> Registration:
    registrations.create(registration)
    return again(registration)


@pytest.mark.parametrize("registration", [FRESH, FULL], ids=["fresh", "full"])
def test_a_registration_comes_back_as_it_went_in(service: Service, registration: Registration) -> None:
    assert stored(registration) == registration


@pytest.mark.parametrize(
    ("written", "is_verified"),
    [({"S": "yes"}, True), ({"S": "no"}, False), ({"BOOL": True}, True), ({"BOOL": False}, False)],
    ids=["yes", "no", "yes of before", "no of before"],
)
def test_a_contact_is_verified_in_the_words_of_the_machine_of_today_and_of_before(
    service: Service, written: dict[str, Any], is_verified: bool
) -> None:
    raw = registration_columns.row_of(FULL).serialize() | {"contact_verified": written}
    assert registration_columns.read(plain(raw)).is_contact_verified is is_verified
    clients.client("dynamodb").put_item(TableName="test-registrations", Item=raw)
    assert FULL.identifier
    account = create_account._account(NOW, FULL, FULL.identifier)
    assert accounts.create(account, "nir#1", NOW) is is_verified


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=CODES, after=CODES)
def test_what_is_written_of_a_code_is_what_is_read(before: AwaitedCode, after: AwaitedCode) -> None:
    one, other = replace(FULL, code=before), replace(FULL, code=after)
    columns = registration_columns.columns_of(one) | registration_columns.columns_of(other)
    row = RegistrationRow("0" * 32, token_hash="hash")
    for name, value in columns.items():
        setattr(row, name, value)
    assert registration_columns.read(plain(row.serialize())) == other


def test_every_member_that_a_person_answers_is_erased_with_the_answers(service: Service) -> None:
    found = opened(stored(FULL), Step.PASSWORD)
    assert registrations.claim(found, found.claimed(Step.PASSWORD, Outcome.ANSWERED, "digest"), NOW)
    claimed = again(found)
    assert claimed.submission and claimed.submission.digest == "digest"
    told = registrations.abandon(claimed, Notice.ACCOUNT_NOT_CREATED)
    gone = again(found)
    assert told == gone
    assert gone.submission
    assert gone == replace(
        FRESH,
        status=Status.ABANDONED,
        notice=Notice.ACCOUNT_NOT_CREATED,
        submission=replace(gone.submission, digest=None),
    )
    assert not registrations.abandon(claimed)


def test_a_write_changes_what_differs_and_nothing_else(service: Service) -> None:
    found = opened(stored(FULL), Step.CONTACT)
    tried = registrations.add_document_try(found, "c", NOW)  # by another request, meanwhile
    assert tried == again(found) == replace(found, document_tries=frozenset({"a", "b", "c"}))
    after = replace(found, language="en").claimed(Step.CONTACT, Outcome.SMS, "digest")
    assert registrations.claim(found, after, NOW)
    assert again(found) == replace(after, document_tries=frozenset({"a", "b", "c"}))


def test_an_opening_is_claimed_once(service: Service) -> None:
    found = opened(stored(FULL), Step.CONTACT)
    after = found.claimed(Step.CONTACT, Outcome.SMS, "digest")
    assert registrations.claim(found, after, NOW)
    assert not registrations.claim(found, after, NOW)
    later = opened(found, Step.CODE, "another")
    assert registrations.claim(later, later.claimed(Step.CODE, Outcome.VERIFIED, "digest"), NOW)


def test_nothing_is_claimed_in_an_opening_that_was_left_or_a_registration_that_is_over(service: Service) -> None:
    found = opened(stored(FULL), Step.CONTACT)
    after = found.claimed(Step.CONTACT, Outcome.SMS, "digest")
    assert not registrations.claim(found, after, found.expires_at)
    opened(found, Step.IDENTITY_DOCUMENT, "another")
    assert not registrations.claim(found, after, NOW)


def count(found: Registration, after: Registration, guess: str, most: int = 5) -> bool:
    counted = registrations.count_guess(found, after, Guess(guess, most, COUNTER), NOW)
    assert counted is None or (counted.code and guess in counted.code.guesses)
    return counted is not None


def test_a_right_guess_is_counted_and_claims_the_step_in_one_write(service: Service) -> None:
    found = opened(stored(FULL), Step.CODE)
    assert count(found, found.claimed(Step.CODE, Outcome.VERIFIED, "right"), "right")
    now = registrations.find(found.registration_id)
    assert now and now.is_claimed and now.code and now.code.guesses == {"guess", "right"}
    assert not count(found, found, "wrong")  # the opening has its answer


def test_guesses_of_others_meanwhile_are_kept_and_count(service: Service) -> None:
    found = opened(stored(FULL), Step.CODE)
    assert [count(found, found, guess) for guess in ("a", "b", "b", "c", "d", "e")] == [True] * 5 + [False]
    now = registrations.find(found.registration_id)
    assert now and now.code and now.code.guesses == {"guess", "a", "b", "c", "d"}
    assert not count(found, found.claimed(Step.CODE, Outcome.VERIFIED, "right"), "right")


def test_a_full_counter_of_the_contact_refuses_and_counts_nothing(service: Service) -> None:
    found = opened(stored(FULL), Step.CODE)
    for nth in range(15):
        assert count(found, found, f"guess {nth}", most=99)
    with pytest.raises(RequestRefused) as refused:
        count(found, found.claimed(Step.CODE, Outcome.VERIFIED, "right"), "right", most=99)
    assert (refused.value.code, refused.value.members) == (ErrorCode.TOO_MANY_REQUESTS, {"limit": "contact"})
    now = registrations.find(found.registration_id)
    assert now and not now.is_claimed and now.code and "right" not in now.code.guesses


def test_no_word_is_both_an_outcome_and_a_way_out() -> None:
    words: list[Any] = [*Outcome, *WayOut]
    assert [word_of(str(word)) for word in words] == words
    assert len(set(map(str, words))) == len(words)


def test_every_column_of_what_is_typed_is_known_as_an_answer() -> None:
    typed = replace(FULL, submission=None)
    columns = {name for name, value in registration_columns.columns_of(typed).items() if value is not None}
    kept = {"status", "benefit", "language", "expires_at", "ttl", "generation"}
    counted = {
        "send_number",
        "sent_number",
        "taken_back_number",
        "refused_number",
        "code_sent_at",
        "resend_at",
        "sends_left",
    }
    assert columns - kept - counted == {*ANSWERS} - {"submitted_digest"}


def test_a_guess_counted_while_another_code_is_asked_for_is_not_held_against_the_new_one(service: Service) -> None:
    found = opened(stored(replace(FULL, code=replace(CODE, guesses=frozenset()))), Step.CODE)
    assert count(found, found, "wrong")  # by another request, after `found` was read
    asked = replace(found, code=CODE.asked_again(CODE.contact, CODE.contact_key, 2))
    assert registrations.claim(found, asked.claimed(Step.CODE, WayOut.RESEND_BY_SMS, "digest"), NOW)
    code = again(found).code
    assert code and (code.send_number, code.guesses) == (3, frozenset())


def test_who_quits_can_whatever_another_version_has_written(service: Service) -> None:
    found = stored(FULL)
    exists = RegistrationRow.registration_id.exists()
    odd = [RegistrationRow.civil_status.set({"of": "later"}), RegistrationRow.submitted_token.set("token")]
    assert update_if(Update(RegistrationRow, found.registration_id, odd, exists))
    with pytest.raises(KeyError):
        registrations.find(found.registration_id)
    bare = registrations.find_bare(found.registration_id)
    assert bare and registrations.abandon(bare)
    gone = registrations.find_bare(found.registration_id)
    assert gone and gone.status is Status.ABANDONED


def test_what_was_offered_once_or_is_of_another_kind_is_left_out(service: Service) -> None:
    assert plain({"a": {"S": "text"}, "b": {"M": {}}, "c": {"NULL": True}, "d": {"N": "3"}}) == {"a": "text", "d": 3}
    row = registration_columns.row_of(FRESH)
    row.benefit = "gone"
    assert registration_columns.read(plain(row.serialize())) == replace(FRESH, benefit=None)


@pytest.mark.parametrize("text", ["", "x", "0" * 31, "0" * 33, "G" * 32, "0" * 3000])
def test_what_cannot_be_an_id_is_not_asked_for(service: Service, text: str) -> None:
    assert registrations.find(text) is registrations.find_bare(text) is None


def test_one_of_two_replaces_the_execution(service: Service) -> None:
    found = opened(stored(FULL), Step.CONTACT)
    after = replaced(found, NOW)
    assert registrations.replace_execution(found, after, NOW) == after
    assert registrations.replace_execution(found, after, NOW) is None
    assert again(found) == after


def test_an_answer_that_comes_before_the_replacement_is_not_lost_in_it(service: Service) -> None:
    found = opened(stored(FULL), Step.CONTACT)
    assert registrations.claim(found, found.claimed(Step.CONTACT, Outcome.SMS, "digest"), NOW)
    assert registrations.replace_execution(found, replaced(found, NOW), NOW) is None  # read before the answer
    claimed = again(found)
    assert registrations.replace_execution(claimed, replaced(claimed, NOW), NOW)


def test_an_execution_begun_before_there_were_generations_is_replaced_too(service: Service) -> None:
    found = opened(stored(FRESH), Step.CIVIL_STATUS)
    exists = RegistrationRow.registration_id.exists()
    row = Update(RegistrationRow, FRESH.registration_id, [RegistrationRow.generation.remove()], exists)
    assert update_if(row)
    found = again(found)
    assert found.generation == 1
    assert registrations.replace_execution(found, replaced(found, NOW), NOW)
    assert again(found).generation == 2


@pytest.mark.parametrize("status", [Status.COMPLETED, Status.ABANDONED, Status.EXPIRED])
def test_nothing_is_replaced_after_the_end(service: Service, status: Status) -> None:
    found = opened(stored(replace(FULL, status=status)), Step.CONTACT)
    assert registrations.replace_execution(found, replaced(found, NOW), NOW) is None


def test_no_opening_is_claimed_while_an_answer_awaits_it(service: Service) -> None:
    found = opened(stored(FULL), Step.CONTACT)
    claimed = registrations.claim(found, found.claimed(Step.CONTACT, Outcome.SMS, "digest"), NOW)
    assert claimed
    assert registrations.replace_execution(claimed, replaced(claimed, NOW), NOW)
    reopened = opened(found, Step.CONTACT, "next")
    assert reopened.is_claimed
    taken = carried(reopened)
    assert registrations.carry_claim(reopened, taken, NOW) == taken
    assert registrations.carry_claim(reopened, taken, NOW) is None
    assert again(found) == taken
    assert registrations.claim(reopened, reopened.claimed(Step.CONTACT, Outcome.EMAIL, "other"), NOW) is None


def test_what_has_expired_is_erased(service: Service) -> None:
    found = opened(stored(FULL), Step.CONTACT)
    registrations.expire(found)
    now = again(found)
    assert (now.status, now.civil_status, now.open_step, now.task_token) == (Status.EXPIRED, None, None, None)
