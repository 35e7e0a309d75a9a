"""The remote verifier behind the identity step: what the person is told, and that nothing is lost when it is down."""

import json
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from chalicelib import runtime
from chalicelib.adapters import verification
from chalicelib.adapters.aws import clients
from local.harness.service import Service


class Verifier(BaseHTTPRequestHandler):
    """Answers with the verdict that its server holds."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        body = json.dumps({"verdict": self.server.verdict}).encode()  # type: ignore[attr-defined]
        self.send_response(200 if self.server.verdict else 500)  # type: ignore[attr-defined]
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def verifier(service: Service) -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Verifier)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    client = clients.client("secretsmanager")
    secret = client.create_secret(Name="verifier", SecretString="s" * 32)["ARN"]
    os.environ.update(VERIFIER_URL=f"http://127.0.0.1:{server.server_port}/verify", VERIFIER_SECRET_ARN=secret)
    runtime.start.cache_clear()
    verification._remote.cache_clear()
    yield server
    del os.environ["VERIFIER_URL"], os.environ["VERIFIER_SECRET_ARN"]
    runtime.start.cache_clear()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("verdict", "status", "proof"), [("valid", 200, False), ("unknown", 200, True)])
def test_the_verdict_decides_whether_a_proof_is_needed_later(
    service: Service, verifier: ThreadingHTTPServer, verdict: str, status: int, proof: bool
) -> None:
    verifier.verdict = verdict  # type: ignore[attr-defined]
    person = service.person().walk_to("identity_document")
    assert person.answer_identity_document("passport", "12AB34567").status == status
    person.walk_to("completed")
    assert person.call("GET", "/recap").body["supporting_document_required"] is proof


def test_a_document_that_is_not_valid_can_be_corrected(service: Service, verifier: ThreadingHTTPServer) -> None:
    verifier.verdict = "not_valid"  # type: ignore[attr-defined]
    refused = service.person().walk_to("identity_document").answer_identity_document("passport", "12AB34567")
    assert (refused.status, refused.body["code"], refused.body["tries_left"]) == (422, "document_unknown", 2)


def test_when_the_verifier_is_down_the_person_is_told_and_may_go_on_without(
    service: Service, verifier: ThreadingHTTPServer
) -> None:
    verifier.verdict = ""  # type: ignore[attr-defined]
    person = service.person().walk_to("identity_document")
    down = person.answer_identity_document("passport", "12AB34567")
    assert (down.status, down.body["code"]) == (503, "verifier_unavailable")
    assert int(down.headers["Retry-After"]) > 0
    assert person.look()["open_step"] == "identity_document"
    assert person.answer_identity_document("none").status == 200


def test_the_secret_is_read_once_and_again_after_it_could_not_be(
    service: Service, verifier: ThreadingHTTPServer
) -> None:
    verifier.verdict = "not_valid"  # type: ignore[attr-defined]
    person = service.person().walk_to("identity_document")
    with service.failing("secretsmanager", "AccessDeniedException"):
        assert person.answer_identity_document("passport", "12AB34567").body["code"] == "verifier_unavailable"
    assert person.answer_identity_document("passport", "12AB34567").body["code"] == "document_unknown"
    with service.failing("secretsmanager", "AccessDeniedException"):
        assert person.answer_identity_document("passport", "12AB34568").body["code"] == "document_unknown"
