"""The whole service on this machine: package, engine, stack, registries, proxy, inbox. For `make run` and the tests."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from local import ROOT
from local.engine.deploy import Deployed, deploy
from local.engine.inbox import Inbox, Message, read_messages
from local.engine.ministack import Engine, free_port, require_free
from local.engine.proxy import Proxy
from local.package.build import package
from local.registries.load import load_demo

STAGE = "local"
FOLDER = ROOT / ".local"


@dataclass(frozen=True, slots=True)
class Stack:
    """A running service. `url` is the proxy's, without a final slash."""

    url: str
    engine: Engine
    deployed: Deployed

    def aws(self, service: str) -> Any:
        """A botocore client (`dynamodb`, `stepfunctions`...) of the engine, as root."""
        return self.engine.client(service)

    def messages(self, sent_to: str | None = None) -> list[Message]:
        """The SMS and mails sent so far, oldest first for one recipient."""
        found = read_messages(self.engine)
        return [message for message in found if sent_to is None or message.sent_to == sent_to]


@contextmanager
def local_stack(
    port: int | None = None,
    aws_port: int | None = None,
    parameters: Mapping[str, str] | None = None,
    tell: Callable[[Message], None] = lambda _: None,
    folder: Path = FOLDER,
) -> Iterator[Stack]:
    """Starts everything, and stops everything at the end. A port that is not given is a free one.

    Raises:
        engine.PortTaken: before anything is started.
    """
    port, aws_port = port or free_port(), aws_port or free_port()
    require_free(port)
    with ExitStack() as cleanup, ThreadPoolExecutor(1) as worker:
        making = worker.submit(package, STAGE)
        engine = cleanup.enter_context(Engine(aws_port, folder))
        deployed = deploy(engine, making.result(), parameters)
        load_demo(engine.url)
        inbox = Inbox(engine, tell)
        proxy = Proxy(port, deployed.api_url, engine.proxy_key, inbox)
        proxy.start()
        cleanup.callback(proxy.stop)
        inbox.start()
        cleanup.callback(inbox.stop)
        yield Stack(proxy.url, engine, deployed)
