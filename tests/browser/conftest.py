"""The stack on the local engine, and Debian's Chromium in front of it."""

import os
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from local.engine.stack import Stack, local_stack
from tests.browser.visitor import Visitor

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_PATIENCE = 20_000  # milliseconds


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def hasty_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """A stack whose codes live four seconds, and whose verifier of documents does not answer."""
    parameters = {"CodeSeconds": "4", "VerifierUrl": "https://127.0.0.1:9/"}
    with local_stack(parameters=parameters, folder=tmp_path_factory.mktemp("hasty")) as stack:
        yield stack


@pytest.fixture
def new_visitor(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Visitor]]:
    """Makes a person with a browser of their own: `new_visitor(stack, width=320, locale="en-GB", has_touch=True)`.

    Fails when the page has thrown an error or broken its own Content-Security-Policy.
    """
    contexts, faults = [], []

    def make(stack: Stack, width: int = 1000, locale: str = "fr-FR", **options: Any) -> Visitor:
        view = ViewportSize(width=width, height=800)
        context = browser.new_context(viewport=view, locale=locale, reduced_motion="reduce", **options)
        context.set_default_timeout(_PATIENCE)
        contexts.append(context)
        page = context.new_page()
        listen(page)
        name = re.sub(r"^test_|\W", "", request.node.name)
        return Visitor(page, stack, name)

    def listen(page: Page) -> None:
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None)

    yield make
    for context in contexts:
        context.close()
    assert not faults


@pytest.fixture
def visitor(new_visitor: Callable[..., Visitor], stack: Stack) -> Visitor:
    return new_visitor(stack)
