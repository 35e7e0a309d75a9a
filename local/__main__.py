"""`make run`: the service on http://127.0.0.1:8000/, with demo data, until Ctrl-C; tells each SMS and mail."""

import os
import signal
import sys
import threading
from types import FrameType

from local.engine.inbox import Message
from local.engine.ministack import PortTaken
from local.engine.stack import local_stack

PARAMETERS = {
    "AddressSends": "ADDRESS_SENDS",
    "AllowedOrigins": "ALLOWED_ORIGINS",
    "CodeSeconds": "CODE_SECONDS",
    "SmsMaxPrice": "SMS_MAX_PRICE",
    "StepSeconds": "STEP_SECONDS",
}
"""Parameters of the template, and the environment variables that override them here."""


def main() -> int:
    stopped = threading.Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopped.set()

    signal.signal(signal.SIGTERM, stop)
    parameters = {name: os.environ[variable] for name, variable in PARAMETERS.items() if os.environ.get(variable)}
    try:
        port, aws_port = _port("PORT", 8000), _port("AWS_PORT", 4566)
        print("Starting...", flush=True)
        with local_stack(port, aws_port, parameters, _tell) as stack:
            # From here on Ctrl-C, too, is the way to stop rather than an error.
            signal.signal(signal.SIGINT, stop)
            print(_WELCOME.format(url=stack.url, aws=stack.engine.url), flush=True)
            stopped.wait()
            print("Stopping...", flush=True)
    except PortTaken as taken:
        variable = "PORT" if taken.port == port else "AWS_PORT"
        print(
            f"Port {taken.port} is already in use: is `make run` running already?\n"
            f"To use another one: make run {variable}={taken.port + 1}",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _port(variable: str, default: int) -> int:
    text = os.environ.get(variable) or str(default)
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        raise SystemExit(f"{variable} is not a port")
    return int(text)


def _tell(message: Message) -> None:
    kind = "SMS" if message.channel == "sms" else "Mail"
    subject = f"  {message.subject}\n" if message.subject else ""
    text = "".join(f"  {line}\n" for line in message.text.splitlines())
    print(f"--- {message.seen_at} {kind} to {message.sent_to}\n{subject}{text}", flush=True)


_WELCOME = """
Mon Compte       {url}/
SMS and mails    {url}/_inbox   (and below, as they are sent)
AWS endpoint     {aws}

Ctrl-C stops it. What it holds is then gone.
"""


if __name__ == "__main__":
    sys.exit(main())
