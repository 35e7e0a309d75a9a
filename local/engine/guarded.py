"""ministack with a guard in front of it: `python -m local.engine.guarded`, its settings in the environment.

ministack answers every origin and looks at no signature: any page in the developer's browser could make a function
there and run it, which is a process of the developer.
"""

import asyncio
import os

from hypercorn.asyncio import serve
from hypercorn.config import Config
from hypercorn.typing import ASGIFramework, ASGIReceiveCallable, ASGISendCallable, HTTPScope, Scope
from ministack.app import app

from local.engine.callers import PROXY_HEADER, REFUSAL, has_foreign_origin, has_own_host, is_cross_site


def guard(guarded: ASGIFramework, proxy_key: str) -> ASGIFramework:
    """The same application, for those who may call it."""

    async def application(scope: Scope, receive: ASGIReceiveCallable, send: ASGISendCallable) -> None:
        if scope["type"] == "lifespan" or (scope["type"] == "http" and is_welcome(scope, proxy_key)):
            await guarded(scope, receive, send)
        elif scope["type"] == "http":
            headers = [(b"content-type", b"text/plain")]
            await send({"type": "http.response.start", "status": 403, "headers": headers, "trailers": False})
            body = f"403 {REFUSAL}\n".encode()
            await send({"type": "http.response.body", "body": body, "more_body": False})
        else:
            # No API of ours has a web socket.
            await send({"type": "websocket.close", "code": 1008, "reason": None})

    return application


def is_welcome(scope: HTTPScope, proxy_key: str) -> bool:
    """Whether our proxy, a program on this machine or a page of this very address asks."""

    def read(wanted: str) -> list[str]:
        return [value.decode("latin-1") for name, value in scope["headers"] if name == wanted.encode()]

    is_passed_on = read(PROXY_HEADER) == [proxy_key]
    return has_own_host(read) and (is_passed_on or not (has_foreign_origin(read) or is_cross_site(read)))


def main() -> None:
    config = Config()
    config.bind = [f"{os.environ['BIND_HOST']}:{os.environ['GATEWAY_PORT']}"]
    config.keep_alive_timeout = 75  # As ministack's own: longer than its clients keep a connection.
    config.loglevel = os.environ["LOG_LEVEL"]
    asyncio.run(serve(guard(app, os.environ["PROXY_KEY"]), config))


if __name__ == "__main__":
    main()
