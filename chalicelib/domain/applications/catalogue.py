"""The benefits a person can come from: six families, and the requests under housing."""

from enum import StrEnum

from chalicelib.domain.errors import ErrorCode, Refused


class Benefit(StrEnum):
    """Codes of the benefit request that a registration was started from."""

    HOUSING = "housing"
    HOUSING_ALLOWANCE = "housing_allowance"
    HOUSING_MOVE = "housing_move"
    HOUSING_HOME_LOAN = "housing_home_loan"
    FAMILY = "family"
    EARLY_CHILDHOOD = "early_childhood"
    ACTIVITY_BONUS = "activity_bonus"
    MINIMUM_INCOME = "minimum_income"
    DISABILITY = "disability"


def parse_benefit(value: object) -> Benefit | None:
    """A benefit code, or None when the person came straight to "Mon Compte"."""
    benefit = known_benefit(value)
    if value is not None and benefit is None:
        raise Refused(ErrorCode.UNKNOWN_CHOICE)
    return benefit


def known_benefit(value: object) -> Benefit | None:
    """None also for one that was offered once, or will be: what is stored outlives the catalogue."""
    return next((benefit for benefit in Benefit if benefit == value), None)
