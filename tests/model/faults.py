"""What goes wrong, at which call: AWS refuses, an answer of it is lost, the process dies, another tab is faster.

By botocore's own hooks on the clients of the service, and on those of the machine.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.exceptions import ClientError, ReadTimeoutError

from chalicelib.adapters.aws import clients
from local.harness.service import Crash

SERVICES = ("dynamodb", "stepfunctions", "kms", "sns", "sesv2")
ALWAYS = 1_000_000


class Fault(NamedTuple):
    """The calls from the `nth` on are hit, `times` of them.

    `of`: the service whose calls are counted, or "" for any. `by`: whose calls: "api", "function", "machine".
    `how`: "refused" (by AWS, with `code`), "lost" (done, and the answer does not come), "dies before" and "dies after"
    (the process, at this call), "overtaken" (by another request, just before this call), "unheard" (what the API says).
    """

    name: str
    how: str
    of: str = ""
    by: str = "api"
    code: str = ""
    nth: int = 1
    times: int = 1


class Faults:
    """One at a time. `injected`: how often each has really hit something."""

    def __init__(self, machine_session: Any) -> None:
        self.injected: Counter[str] = Counter()
        self._lock = threading.RLock()
        self._fault: Fault | None = None
        self._overtake: Callable[[], None] | None = None
        self._seen = 0
        self._api = threading.get_ident()
        for service in SERVICES:
            self._hook(clients.client(service).meta.events, service, self._who)
        self._hook(machine_session.events, "dynamodb", lambda: "machine")
        self._hook(machine_session.events, "lambda", lambda: "machine")

    @contextmanager
    def during(self, fault: Fault | None, overtake: Callable[[], None] | None = None) -> Iterator[None]:
        self._fault, self._overtake, self._seen = fault, overtake, 0
        try:
            yield
        finally:
            self._fault = self._overtake = None

    def _hook(self, events: Any, service: str, who: Callable[[], str]) -> None:
        def before(context: dict[str, Any], **_: object) -> tuple[AWSResponse, dict[str, Any]] | None:
            context["fault"] = self._hitting(service, who())
            return self._before(context["fault"])

        def after(context: dict[str, Any], **_: object) -> None:
            self._after(context.pop("fault", None))

        events.register_first(f"before-call.{service_id(service)}", before)
        events.register(f"after-call.{service_id(service)}", after)

    def _who(self) -> str:
        return "api" if threading.get_ident() == self._api else "function"

    def _hitting(self, service: str, by: str) -> Fault | None:
        with self._lock:
            fault = self._fault
            if fault is None or fault.by != by or fault.of not in ("", service):
                return None
            self._seen += 1
            if not fault.nth <= self._seen < fault.nth + fault.times:
                return None
            self.injected[fault.name] += 1
            return fault

    def _before(self, fault: Fault | None) -> tuple[AWSResponse, dict[str, Any]] | None:
        if fault is None:
            return None
        if fault.how == "dies before":
            raise Crash
        if fault.how == "overtaken" and self._overtake:
            overtake, self._overtake = self._overtake, None
            overtake()
        return _refusal(fault.code) if fault.how == "refused" else None

    @staticmethod
    def _after(fault: Fault | None) -> None:
        if fault and fault.how == "dies after":
            raise Crash
        if fault and fault.how == "lost" and fault.by == "machine":
            raise ClientError(_error("SdkClientException", 400), "")
        if fault and fault.how == "lost":
            raise ReadTimeoutError(endpoint_url="https://example.com")


def service_id(service: str) -> str:
    """As botocore's events spell it."""
    return {"stepfunctions": "sfn", "sesv2": "sesv2"}.get(service, service)


def _refusal(code: str) -> tuple[AWSResponse, dict[str, Any]]:
    status = 503 if code in ("ServiceUnavailable", "InternalServerError") else 400
    return AWSResponse("", status, HTTPHeaders(), None), _error(code, status)


def _error(code: str, status: int) -> Any:
    metadata = {"HTTPStatusCode": status, "RequestId": "0"}
    return {"Error": {"Code": code, "Message": "about +33639980042"}, "ResponseMetadata": metadata}
