"""What was done and answered, and what the service said of its own failures: printed when something does not hold."""

import json
import logging

from local.harness.person import Answer


class Failures(logging.Handler):
    """Writes them into the journal."""

    def __init__(self, journal: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._journal = journal

    def emit(self, record: logging.LogRecord) -> None:
        facts = json.loads(record.getMessage())
        self._journal.append(
            f"      {facts.get('failure')} {facts.get('error_code', '')} {facts.get('frames', [])[-3:]}"
        )


def gist(answer: Answer) -> str:
    if not answer.text:
        return str(answer.status)
    told = answer.body.get("code") if answer.status >= 400 else answer.body.get("status")
    return f"{answer.status} {told} {answer.body.get('open_step', '')}"
