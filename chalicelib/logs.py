"""Our log: one JSON object a line; never what was typed, so never the message of an exception either."""

import json
import logging
import traceback

log = logging.getLogger("mon_compte")
log.setLevel(logging.INFO)


def log_failure(error: Exception) -> None:
    """Where and what kind; never the message, which may repeat what was typed."""
    stack = traceback.extract_tb(error.__traceback__)[-8:]
    frames = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in stack]
    log.error(json.dumps({"failure": type(error).__name__, "frames": frames}))
