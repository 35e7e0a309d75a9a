"""What the runbook tells an operator to do can be done: its commands are AWS's, its names are the template's."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from chalicelib import logs
from local import ROOT
from tests.static.aws_commands import OWN, mistakes
from tests.static.runbook import PRELUDE, SAVED, SCRIPTS, STACK, TEMPLATE, log_groups
from tests.static.shell import Done, after, run, syntax_error


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Done]:
    """What each page's commands asked for, when they were run."""
    folder = tmp_path_factory.mktemp("runbook")
    answers = {"aws kms generate-mac": "AAAA\n"}
    return {
        name: run(script, folder / str(place), typed="x\n", answers=answers)
        for place, (name, script) in enumerate(SCRIPTS.items())
    }


def all_calls(played: dict[str, Done], program: str) -> Iterator[tuple[str, list[str], Path]]:
    for name, done in played.items():
        yield from ((name, call[1:], done.folder) for call in done.calls if call[0] == program)


@pytest.mark.parametrize("name", SCRIPTS)
def test_bash_can_read_every_command(name: str) -> None:
    assert syntax_error(SCRIPTS[name]) == ""


def test_every_command_runs_with_the_names_of_the_index_alone(played: dict[str, Done]) -> None:
    assert {name: done.errors for name, done in played.items() if done.status or done.errors} == {}


def test_every_command_of_aws_is_one_of_its_models(played: dict[str, Done]) -> None:
    calls = list(all_calls(played, "aws"))
    assert len(calls) > 150
    assert [(name, wrong) for name, call, folder in calls for wrong in mistakes(call, folder)] == []


def test_every_command_of_the_command_line_itself_is_used(played: dict[str, Done]) -> None:
    used = {tuple(call[:2]) for _, call, _ in all_calls(played, "aws")}
    assert set(OWN) <= used


def test_every_target_of_make_is_in_the_makefile(played: dict[str, Done]) -> None:
    targets = {target for line in (ROOT / "Makefile").open() for target in re.findall(r"^([a-z][a-z-]*):", line)}
    asked = {call[0] for _, call, _ in all_calls(played, "make")}
    assert {"package", "load-households", "copy-missing"} <= asked <= targets


def test_every_name_in_a_command_is_the_templates(played: dict[str, Done]) -> None:
    known = {*TEMPLATE["Resources"], *log_groups()}
    named = {
        value
        for _, call, _ in all_calls(played, "aws")
        for value in [*after("--logical-resource-id", call), *after("--log-group-names", call), *_tailed(call)]
    }
    assert named >= {"SendCodeBySms", f"/aws/lambda/{STACK}/APIHandler"}
    assert named - known == set()


def test_every_output_and_parameter_in_a_command_is_the_templates(played: dict[str, Done]) -> None:
    asked = [after("--query", call)[0] for _, call, _ in all_calls(played, "aws") if "--query" in call]
    outputs = {name for query in asked for name in re.findall(r"OutputKey=='(\w+)'", query)}
    overrides = [value for _, call, _ in all_calls(played, "aws") for value in after("--parameter-overrides", call)]
    shown = {name for query in asked for name in re.findall(r"ParameterKey=='(\w+)'", query)}
    assert outputs <= {*TEMPLATE["Outputs"]}
    assert {"ApiUrl", "IdentifierKeyArn"} <= outputs
    assert {value.partition("=")[0] for value in overrides} | shown <= {*TEMPLATE["Parameters"]}
    assert {"SendCodeBySmsConcurrency=0", "ExistingCodeKeyArn="} <= {*overrides}


def test_every_event_that_is_asked_for_is_counted(played: dict[str, Done]) -> None:
    ours = [call for _, call, _ in all_calls(played, "aws") if after("--namespace", call) == [logs.NAMESPACE]]
    events = {after("--metric-name", call)[0] for call in ours}
    assert {"CodeSent", "DeadToken"} <= events <= {*get_args(logs.Event)}


def test_every_field_that_a_query_names_is_written_by_the_code(played: dict[str, Done]) -> None:
    queries = {after("--query-string", call)[0] for _, call, _ in all_calls(played, "aws") if "--query-string" in call}
    source = "".join((ROOT / "chalicelib" / name).read_text("utf-8") for name in WRITERS)
    words = {word for query in queries for word in re.findall(r"@?[A-Za-z_.]+", re.sub(r"'[^']*'", "", query))}
    own = {word for word in words if not word.startswith("@")} - INSIGHTS
    assert {"failure", "registration_id", "milliseconds"} <= own
    assert {word for word in own if not re.search(rf'\b{re.escape(word)}\b["=(]|"{word}"', source)} <= SNS


def test_the_queries_of_the_index_are_the_saved_ones() -> None:
    ours = re.findall(r"^[A-Z]+='(.+)'$", PRELUDE, re.MULTILINE)
    saved = {_bare(query) for query in SAVED.values()}
    assert len(ours) == 3 and {_bare(query) for query in ours} < saved


WRITERS = (
    "logs.py",
    "tasks.py",
    "runtime.py",
    "api/edge/app.py",
    "adapters/aws/errors.py",
    "use_cases/codes/delivery.py",
    "use_cases/registration/settling.py",
)
"""What writes the lines of the log and the events."""
INSIGHTS = {
    "filter",
    "ispresent",
    "or",
    "and",
    "stats",
    "count",
    "by",
    "pct",
    "sum",
    "fields",
    "sort",
    "bin",
    "h",
    "like",
    "max",
}
"""Words of the language of the queries."""
SNS = {"delivery.providerResponse"}
"""Of what SNS writes."""


def test_the_machine_that_aws_is_asked_about_is_whole(played: dict[str, Done]) -> None:
    machine = (played["first-deployment.md"].folder / "build" / "machine.json").read_text("utf-8")
    waits = [state for state in json.loads(machine)["States"].values() if "TimeoutSeconds" in state]
    assert "${" not in machine
    assert all(isinstance(state["TimeoutSeconds"], int) for state in waits) and len(waits) >= 5


def _bare(query: str) -> str:
    """Without comments, names of columns and the order of the lines."""
    text = " ".join(line.strip() for line in query.splitlines() if not line.startswith("#"))
    return re.sub(r" as \w+|\| sort .*", "", text).strip()


def _tailed(call: list[str]) -> list[str]:
    return [call[2]] if call[:2] == ["logs", "tail"] else []
