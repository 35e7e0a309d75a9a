"""The remote verifier against a real HTTP server on this machine, with every failure such a service can have."""

import hashlib
import hmac
import json
import logging
import socket
import ssl
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from threading import Event, Thread

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from chalicelib.adapters.remote.circuit_breaker import CircuitBreaker
from chalicelib.adapters.remote.verifier import RemoteVerifier
from chalicelib.domain.identity.birthdates import BirthDate
from chalicelib.domain.identity.birthplace import Birthplace
from chalicelib.domain.identity.civil_status import CivilStatus, Title
from chalicelib.domain.identity.identity_document import DocumentKind, IdentityDocument, Verdict, VerifierUnavailable

SECRET = "a secret that only this test knows"
DOCUMENT = IdentityDocument(DocumentKind.PASSPORT, "12AB34567")
PERSON = CivilStatus(
    nir=None,
    title=Title.MADAME,
    family_name="Lefèvre",
    given_names="Maëlys Gaëlle",
    usage_name="Martin",
    birthdate=BirthDate(1990, 7, 13),
    birthplace=Birthplace("99100", "75056", None),
)
SHORT, PATIENT = 0.3, 5.0  # seconds: what the verifier waits, what the tests do at most


class Handler(BaseHTTPRequestHandler):
    """Hands each request to the `behave` of its server."""

    server: "Service"

    def do_POST(self) -> None:
        self.sent = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.requests.append(self)
        self.server.behave(self)

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Service(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[Handler] = []
        self.behave: Callable[[Handler], None] = saying("valid")
        self.end = Event()
        self.client_left = Event()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/verify?v=1"

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # the client left: that is what several tests are about


@pytest.fixture
def service() -> Iterator[Service]:
    with Service() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.end.set()
        server.shutdown()
        thread.join()


class MovedClock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def saying(verdict: object) -> Callable[[Handler], None]:
    return lambda handler: handler.answer(json.dumps({"verdict": verdict}).encode())


def silence(handler: Handler) -> None:
    handler.server.end.wait(PATIENT)


def trickle(handler: Handler, start: bytes) -> None:
    """A byte every 20 ms, for as long as the client listens."""
    handler.wfile.write(start)
    try:
        while not handler.server.end.wait(0.02):
            handler.wfile.write(b" ")
    except OSError:
        handler.server.client_left.set()


def trickling_head(handler: Handler) -> None:
    trickle(handler, b"HTTP/1.1 200 OK\r\nX-Endless:")


def trickling_body(handler: Handler) -> None:
    trickle(handler, b"HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n")


def trickling_body_of_unknown_length(handler: Handler) -> None:
    trickle(handler, b"HTTP/1.1 200 OK\r\n\r\n")


def endless_body(handler: Handler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
    try:
        while not handler.server.end.is_set():
            handler.wfile.write(b"x" * 65536)
    except OSError:
        handler.server.client_left.set()


def closing(handler: Handler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def closing_in_the_body(handler: Handler) -> None:
    handler.wfile.write(b'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"verdict": "val')
    handler.connection.shutdown(socket.SHUT_RDWR)


def not_http(handler: Handler) -> None:
    handler.wfile.write(b"\x15\x03\x01 this is not HTTP\r\n\r\n")


def plain(body: bytes, status: int = 200, **headers: str) -> Callable[[Handler], None]:
    return lambda handler: handler.answer(body, status, **headers)


def refusal(verifier: RemoteVerifier, document: IdentityDocument = DOCUMENT) -> VerifierUnavailable:
    with pytest.raises(VerifierUnavailable) as raised:
        verifier.verify(document, PERSON)
    return raised.value


@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_service_says_one_of_three_verdicts(service: Service, verdict: Verdict) -> None:
    service.behave = saying(verdict.value)
    assert RemoteVerifier(service.address, SECRET).verify(DOCUMENT, PERSON) is verdict


def test_only_the_document_the_names_and_the_birth_date_are_sent(service: Service) -> None:
    RemoteVerifier(service.address, SECRET).verify(DOCUMENT, PERSON)
    (request,) = service.requests
    assert (request.command, request.path) == ("POST", "/verify?v=1")
    assert request.headers["Content-Type"] == "application/json"
    assert json.loads(request.sent) == {
        "kind": "passport",
        "number": "12AB34567",
        "family_name": "Lefèvre",
        "given_names": "Maëlys Gaëlle",
        "birthdate": "1990-07-13",
    }


def test_a_person_with_one_name_and_a_presumed_birth_is_sent_as_such(service: Service) -> None:
    person = replace(PERSON, family_name=None, birthdate=BirthDate(1990, None, None))
    RemoteVerifier(service.address, SECRET).verify(DOCUMENT, person)
    sent = json.loads(service.requests[0].sent)
    assert (sent["family_name"], sent["birthdate"]) == (None, "1990")


def test_the_signature_is_that_of_the_time_and_of_the_very_bytes_of_the_body(service: Service) -> None:
    RemoteVerifier(service.address, SECRET, time_of_day=lambda: 1763892000.9).verify(DOCUMENT, PERSON)
    (request,) = service.requests
    assert request.headers["X-Verifier-Timestamp"] == "1763892000"
    expected = hmac.new(SECRET.encode(), b"1763892000." + request.sent, hashlib.sha256).hexdigest()
    assert request.headers["X-Verifier-Signature"] == f"v1={expected}"


@pytest.mark.parametrize(
    "behave",
    [silence, trickling_head, trickling_body, trickling_body_of_unknown_length],
)
def test_a_slow_service_is_left_after_the_time_allowed_in_all(
    service: Service, behave: Callable[[Handler], None]
) -> None:
    service.behave = behave
    verifier = RemoteVerifier(service.address, SECRET, timeout=SHORT)
    start = time.monotonic()
    assert refusal(verifier).reason == "timeout"
    assert time.monotonic() - start < SHORT + 0.5
    assert len(service.requests) == 1


@pytest.mark.parametrize("behave", [trickling_head, trickling_body, trickling_body_of_unknown_length, endless_body])
def test_the_connection_to_a_service_that_does_not_end_is_closed(
    service: Service, behave: Callable[[Handler], None]
) -> None:
    service.behave = behave
    refusal(RemoteVerifier(service.address, SECRET, timeout=SHORT))
    assert service.client_left.wait(PATIENT)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_service_that_does_not_take_the_connection_up_is_left_in_time(scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=1) as deaf:
        verifier = RemoteVerifier(f"{scheme}://127.0.0.1:{deaf.getsockname()[1]}/", SECRET, timeout=SHORT)
        start = time.monotonic()
        assert refusal(verifier).reason == "timeout"
        assert time.monotonic() - start < SHORT + 0.5


@pytest.mark.parametrize(
    ("behave", "reason"),
    [
        (plain(b'{"verdict": "valid"}', 500), "status"),
        (plain(b'{"verdict": "valid"}', 201), "status"),
        (plain(b'{"verdict": "valid"}', 401), "status"),
        (plain(b'{"verdict": "valid"}', 429), "status"),
        (closing, "unreachable"),
        (not_http, "unreachable"),
        (closing_in_the_body, "answer"),
        (endless_body, "answer"),
        (plain(b'{"verdict": "valid"}' + b" " * 4096), "answer"),
        (plain(b""), "answer"),
        (plain(b"<html>"), "answer"),
        (plain(b"\xff\xfe\x00"), "answer"),
        (plain(b"[" * 4000), "answer"),
        (plain(b'"valid"'), "answer"),
        (plain(b"null"), "answer"),
        (plain(b"{}"), "answer"),
        (saying("VALID"), "answer"),
        (saying(True), "answer"),
        (saying(None), "answer"),
        (saying(["valid"]), "answer"),
        (saying({"valid": 1}), "answer"),
    ],
)
def test_whatever_is_not_a_verdict_means_that_the_service_is_down(
    service: Service, behave: Callable[[Handler], None], reason: str
) -> None:
    service.behave = behave
    error = refusal(RemoteVerifier(service.address, SECRET))
    assert (error.reason, error.retry_after) == (reason, 5)
    assert len(service.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(service: Service, status: int) -> None:
    service.behave = plain(b"", status, Location=service.address)
    assert refusal(RemoteVerifier(service.address, SECRET)).reason == "status"
    assert len(service.requests) == 1


def test_a_service_that_is_not_there_is_down() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert refusal(RemoteVerifier(f"http://127.0.0.1:{port}/", SECRET)).reason == "unreachable"


def test_after_failures_in_a_row_the_service_is_left_alone_then_tried_once(service: Service) -> None:
    clock = MovedClock()
    verifier = RemoteVerifier(service.address, SECRET, breaker=CircuitBreaker(clock=clock))
    service.behave = plain(b"", 500)
    assert [refusal(verifier).retry_after for _ in range(5)] == [5, 5, 5, 5, 30]
    clock.now += 10.5
    paused = refusal(verifier)
    assert (paused.reason, paused.retry_after, len(service.requests)) == ("paused", 20, 5)

    clock.now += 20
    assert refusal(verifier).reason == "status"  # the trial
    assert refusal(verifier).reason == "paused"
    assert len(service.requests) == 6

    clock.now += 31
    service.behave = saying("valid")
    assert verifier.verify(DOCUMENT, PERSON) is Verdict.VALID
    assert verifier.verify(DOCUMENT, PERSON) is Verdict.VALID
    service.behave = plain(b"", 500)
    assert [refusal(verifier).reason for _ in range(5)] == ["status"] * 5


def test_failures_that_do_not_follow_each_other_leave_the_breaker_closed(service: Service) -> None:
    verifier = RemoteVerifier(service.address, SECRET, breaker=CircuitBreaker(failures=2, clock=MovedClock()))
    for _ in range(3):
        service.behave = plain(b"", 503)
        assert refusal(verifier).reason == "status"
        service.behave = saying("not_valid")
        assert verifier.verify(DOCUMENT, PERSON) is Verdict.NOT_VALID


def test_while_the_trial_is_under_way_nobody_else_calls() -> None:
    clock = MovedClock()
    breaker = CircuitBreaker(failures=1, pause=30, clock=clock)
    breaker.failed()
    clock.now += 30
    assert [breaker.seconds_to_wait() for _ in range(3)] == [0, 30, 30]
    clock.now += 30  # the trial never came back: another one is let through
    assert breaker.seconds_to_wait() == 0


@pytest.mark.parametrize(
    "behave",
    [plain(b"12AB34567 Lef\xc3\xa8vre"), plain(b"\xff12AB34567"), plain(b"12AB34567", 500), closing, silence],
)
def test_no_failure_tells_anything_of_the_person_or_of_the_secret(
    service: Service,
    behave: Callable[[Handler], None],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    service.behave = behave
    error = refusal(RemoteVerifier(service.address, SECRET, timeout=SHORT))
    told = "".join(traceback.format_exception(error)) + repr(vars(error)) + caplog.text + "".join(capfd.readouterr())
    assert not [word for word in ("12AB34567", "Lef", "Maëlys", "1990", SECRET) if word in told]
    assert error.__context__ is None and error.__cause__ is None


@pytest.mark.parametrize(
    "address",
    [
        "http://verifier.example/",
        "http://10.0.0.1/",
        "http://0.0.0.0/",
        "http://127.0.0.1.example/",
        "http://localhost.example/",
        "http://127.0.0.1@verifier.example/",
        "https://user:word@verifier.example/",
        "https://verifier.example/#part",
        "https:///verify",
        "https://verifier.example:99999/",
        "https://verifier.example:port/",
        "https://[::1/",
        "https://verifier.example/\r\nX-Header: 1",
        "https://verifier.example/a b",
        "https://vérifier.example/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "verifier.example",
        "",
    ],
)
def test_an_address_that_is_not_https_or_of_this_machine_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"^the address ") as refused:
        RemoteVerifier(address, SECRET)
    assert not address or address not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["https://verifier.example", "http://127.0.0.1:1/", "http://localhost/", "http://[::1]:8080/verify"]
)
def test_an_address_that_may_be_called_is_taken(address: str) -> None:
    RemoteVerifier(address, SECRET)


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="fewer than 32"):
        RemoteVerifier("https://verifier.example/", "x" * 31)


def certify(folder: Path) -> Path:
    """A key and its own certificate for 127.0.0.1, in one PEM file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "verifier")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ) + certificate.public_bytes(serialization.Encoding.PEM)
    path = folder / "server.pem"
    path.write_bytes(pem)
    return path


def test_over_https_only_a_service_with_a_trusted_certificate_is_told_anything(
    service: Service, tmp_path: Path
) -> None:
    pem = certify(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    service.socket = context.wrap_socket(service.socket, server_side=True)
    address = service.address.replace("http:", "https:")

    assert refusal(RemoteVerifier(address, SECRET)).reason == "unreachable"
    assert service.requests == []

    trusting = RemoteVerifier(address, SECRET, tls=ssl.create_default_context(cafile=str(pem)))
    assert trusting.verify(DOCUMENT, PERSON) is Verdict.VALID

    service.behave = trickling_body
    slow = RemoteVerifier(address, SECRET, timeout=SHORT, tls=ssl.create_default_context(cafile=str(pem)))
    assert refusal(slow).reason == "timeout"
    assert service.client_left.wait(PATIENT)
