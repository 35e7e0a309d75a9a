"""Whether this process has what it needs: looked at once, when it starts; `GET /health` tells it."""

import json
import os
from functools import cache
from pathlib import Path

from chalicelib import runtime
from chalicelib.config import ConfigurationError
from chalicelib.logs import log
from chalicelib.use_cases.readiness import unmet

_ROOT = Path(__file__).parents[2]
_FILES = {"contract": _ROOT / "data" / "openapi.json", "page": _ROOT / "page" / "index.html"}


def check_on_lambda() -> None:
    """At the import of the app that a Lambda starts, so that the log tells before anybody asks. Never raises."""
    if os.environ.get("_HANDLER", "").startswith("app."):
        is_ready()


@cache
def is_ready() -> bool:
    """Logs one line for all that is wrong, the first time."""
    try:
        failed = unmet(runtime.start(), _FILES)
    except ConfigurationError as error:
        failed = {"settings": str(error)}  # names a variable
    except Exception as error:
        failed = {"settings": type(error).__name__}
    if failed:
        log.error(json.dumps({"not_ready": failed}))
    return not failed
