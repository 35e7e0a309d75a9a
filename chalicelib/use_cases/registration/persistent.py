"""A request that meets a step just as it is opened again, which is nobody's fault, is made anew."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from chalicelib.domain.errors import ErrorCode, RequestRefused
from chalicelib.domain.registration.registration import Registration
from chalicelib.use_cases.requests import Visit

P = ParamSpec("P")
Answering = Callable[Concatenate[Visit, P], Registration]
_TIMES = 3


class OpenedAgain(Exception):
    """The step was opened anew under the request, and nobody has answered it."""


def persistent(answering: Answering[P]) -> Answering[P]:
    """For whatever answers or leaves a step.

    Raises:
        RequestRefused: UNAVAILABLE, when that does not end.
    """

    @wraps(answering)
    def answer_persistently(visit: Visit, /, *form: P.args, **named: P.kwargs) -> Registration:
        for _ in range(_TIMES):
            try:
                return answering(visit, *form, **named)
            except OpenedAgain:
                continue
        raise RequestRefused(ErrorCode.UNAVAILABLE)

    return answer_persistently
