"""A page of somebody else, open in the browser of whoever runs `make run`, reaches nothing of it."""

import base64
import io
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from local.engine.stack import Stack

# Under /2015-03-31/functions the engine makes and runs a function for anybody who names its root user's access key.
ATTACK = """async ({engine, inbox, definition}) => {
  const credential = "test/20260101/eu-west-3/lambda/aws4_request"
  const Authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=00`
  const presigned = "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260101T000000Z&X-Amz-Expires=604800"
    + `&X-Amz-SignedHeaders=host&X-Amz-Signature=00&X-Amz-Credential=${encodeURIComponent(credential)}`
  const functions = `${engine}/2015-03-31/functions`
  const post = (FunctionName) => ({method: "POST", body: JSON.stringify({...definition, FunctionName})})
  const blind = {mode: "no-cors"}
  const run = {method: "POST", body: "{}"}
  const answer = (url, options) => fetch(url, options).then((answer) => answer.type, () => "nothing")
  return [
    await answer(functions, {headers: {Authorization}}),
    await answer(functions, {...post("signed"), headers: {Authorization, "Content-Type": "application/json"}}),
    await answer(`${functions}/signed/invocations`, {...run, headers: {Authorization}}),
    await answer(`${functions}?${presigned}`, {...post("presigned"), ...blind}),
    await answer(`${functions}/presigned/invocations?${presigned}`, {...run, ...blind}),
    await answer(inbox, {}),
    await answer(inbox, blind),
  ]
}"""


def test_a_page_of_another_origin_makes_and_runs_no_function_and_reads_no_message(
    stack: Stack, foreign_page: Page, tmp_path: Path
) -> None:
    written = tmp_path / "written"
    before = functions(stack)
    role = stack.aws("lambda").get_function_configuration(FunctionName=before[0])["Role"]
    definition = {
        "Runtime": "python3.11",
        "Handler": "index.handler",
        "Role": role,
        "Code": {"ZipFile": zipped(f"def handler(event, context):\n    open({str(written)!r}, 'w')\n")},
    }
    places = {"engine": stack.engine.url, "inbox": f"{stack.url}/_inbox.json", "definition": definition}
    # "opaque" is an answer that the page cannot read.
    assert foreign_page.evaluate(ATTACK, places) == [*["nothing"] * 3, *["opaque"] * 2, *["nothing"] * 2]
    assert functions(stack) == before
    assert not written.exists()


@pytest.fixture
def foreign_page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    (tmp_path / "index.html").write_text("<!doctype html><title>Elsewhere</title>")
    with HTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(tmp_path))) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://localhost:{server.server_address[1]}/")
        yield page
        page.close()
        server.shutdown()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None: ...


def functions(stack: Stack) -> list[str]:
    return [each["FunctionName"] for each in stack.aws("lambda").list_functions()["Functions"]]


def zipped(source: str) -> str:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("index.py", source)
    return base64.b64encode(target.getvalue()).decode()
