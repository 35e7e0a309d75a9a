"""Everything that may fail, by name."""

from tests.model.faults import ALWAYS, Fault

FOR_THE_API = [
    *(
        Fault(f"{service} {name}", "refused", service, code=code, times=times)
        for service in ("dynamodb", "stepfunctions", "kms")
        for name, code, times in (
            ("throttles once", "ThrottlingException", 1),
            ("throttles", "ThrottlingException", ALWAYS),
            ("denies access", "AccessDeniedException", ALWAYS),
            ("is broken", "InternalServerError", ALWAYS),
        )
    ),
    *(Fault(f"answer of {service} lost", "lost", service) for service in ("dynamodb", "stepfunctions", "kms")),
    Fault("request dies before a call", "dies before"),
    Fault("request dies after a call", "dies after"),
    Fault("answer of the API lost", "unheard"),
    Fault("another tab is faster", "overtaken"),
]
FOR_FUNCTIONS = [
    Fault("sns throttles", "refused", "sns", "function", "Throttled"),
    Fault("sns denies access", "refused", "sns", "function", "AuthorizationError", times=ALWAYS),
    Fault("answer of sns lost", "lost", "sns", "function"),
    Fault("sesv2 throttles", "refused", "sesv2", "function", "TooManyRequestsException"),
    Fault("sesv2 rejects", "refused", "sesv2", "function", "MessageRejected", times=ALWAYS),
    Fault("answer of sesv2 lost", "lost", "sesv2", "function"),
    Fault("dynamodb throttles a function", "refused", "dynamodb", "function", "ThrottlingException"),
    Fault("kms denies a function", "refused", "kms", "function", "AccessDeniedException"),
    Fault("answer of dynamodb to a function lost", "lost", "dynamodb", "function"),
    Fault("function dies before a call", "dies before", by="function"),
    Fault("function dies after a call", "dies after", by="function"),
]
FOR_THE_MACHINE = [
    Fault("dynamodb throttles the machine", "refused", "dynamodb", "machine", "ProvisionedThroughputExceededException"),
    Fault("dynamodb denies the machine", "refused", "dynamodb", "machine", "AccessDeniedException"),
    Fault("answer of dynamodb to the machine lost", "lost", "dynamodb", "machine"),
    Fault("lambda throttles the machine", "refused", "lambda", "machine", "TooManyRequestsException"),
    Fault("answer of lambda to the machine lost", "lost", "lambda", "machine"),
]


def at(kind: Fault, nth: int) -> Fault:
    """From this call on. A function and the machine make few calls."""
    return kind._replace(nth=nth if kind.by == "api" else (nth + 1) // 2)
