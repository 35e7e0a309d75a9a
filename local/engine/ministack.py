"""Starts and stops the local engine: ministack on loopback, permissions enforced, one port, files under .local/."""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import Any
from urllib.request import urlopen

import botocore.session
from botocore.config import Config

from local import ROOT

REGION = "eu-west-3"
HOST = "127.0.0.1"
SERVICES = "apigateway,cloudformation,dynamodb,events,iam,kms,lambda,logs,s3,secretsmanager,ses,sns,states,sts"
# Ministack's own for the root user. No secret: it listens on loopback and holds demo data.
ROOT_USER = {"AccessKeyId": "test", "SecretAccessKey": "test"}

_START_SECONDS = 20


class PortTaken(Exception):
    """Somebody else listens on the port."""

    def __init__(self, port: int) -> None:
        super().__init__(f"port {port} is already in use")
        self.port = port


class Engine:
    """One ministack process; use it in a `with` statement."""

    def __init__(self, port: int, folder: Path) -> None:
        """`folder` receives the log (engine.log), kept after the end, and everything else, deleted then."""
        self.port = port
        self.url = f"http://{HOST}:{port}"
        self.proxy_key = token_hex()
        self._folder = folder

    def __enter__(self) -> "Engine":
        require_free(self.port)
        self._folder.mkdir(parents=True, exist_ok=True)
        self._scratch = tempfile.mkdtemp(dir=self._folder, prefix="engine-")
        with open(self._folder / "engine.log", "w") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "local.engine.guarded"],
                cwd=ROOT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Its own group: Ctrl-C reaches us only, and stopping the group stops the functions' processes too.
                start_new_session=True,
            )
        try:
            self._wait_until_ready()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def client(self, service: str, credentials: Mapping[str, str] = ROOT_USER) -> Any:
        """A botocore client of this engine, as root or with what STS gave."""
        return botocore.session.get_session().create_client(
            service,
            region_name=REGION,
            endpoint_url=self.url,
            aws_access_key_id=credentials["AccessKeyId"],
            aws_secret_access_key=credentials["SecretAccessKey"],
            aws_session_token=credentials.get("SessionToken"),
            config=Config(retries={"total_max_attempts": 2}, s3={"addressing_style": "path"}),
        )

    def inspect(self, path: str) -> Any:
        """What ministack tells of itself under /_ministack/."""
        with urlopen(f"{self.url}/_ministack/{path}", timeout=5) as answer:
            return json.load(answer)

    def stop(self) -> None:
        """Stops everything; safe to call twice."""
        # At once: there is nothing to save, and asking politely takes two seconds.
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        # Each process of a function has unpacked the zip for itself: nobody needs to wait until all that is gone.
        self._removal = subprocess.Popen(
            ["rm", "-rf", self._scratch], start_new_session=True, stderr=subprocess.DEVNULL
        )

    def _environment(self) -> dict[str, str]:
        # Nothing of the developer's own AWS settings may reach the functions.
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": self._scratch,
            "TMPDIR": self._scratch,
            "BIND_HOST": HOST,
            "GATEWAY_PORT": str(self.port),
            "PROXY_KEY": self.proxy_key,
            "MINISTACK_HOST": HOST,
            "MINISTACK_REGION": REGION,
            "SERVICES": SERVICES,
            "AUTH": "true",
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            "LOG_LEVEL": "WARNING",
            "DOCKER_HOST": "unix:///nonexistent",
            "PYTHONUNBUFFERED": "1",
        }

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                self.inspect("health")
                return
            except OSError:
                time.sleep(0.05)
        raise RuntimeError(f"the local engine did not start: see {self._folder / 'engine.log'}")


def require_free(port: int) -> None:
    """Raises PortTaken when something listens on the port."""
    with socket.socket() as probe:
        if probe.connect_ex((HOST, port)) == 0:
            raise PortTaken(port)


def free_port() -> int:
    """A port that nobody listens on, for tests."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
