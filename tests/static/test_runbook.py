"""What the runbook tells an operator to do can be done: its commands are AWS's, its names are the template's, its pages
are all there and of one form.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from chalicelib import logs
from local import ROOT
from local.package.resources import merged_resources
from tests.static.aws_commands import OWN, mistakes
from tests.static.shell import Done, after, blocks_of, run, syntax_error

FOLDER = ROOT / "docs" / "runbook"
PAGES = sorted(file for file in FOLDER.glob("*.md") if file.name != "README.md")
INDEX = (FOLDER / "README.md").read_text("utf-8")
PRELUDE = blocks_of(INDEX)[0]
STACK = "mon-compte-production"
TEMPLATE: dict[str, Any] = merged_resources()

ALARMS = (
    "ExecutionsFailed",
    "DeadTokens",
    "BeyondMending",
    "ApiErrors",
    "DeliveriesFail",
    "CodesNotEntered",
    "SmsSpend",
    "MailReputation",
    "FunctionsThrottled",
    "KeyInDanger",
    "CanaryFails",
)
SECTIONS = ["What people see", "Look at", "Do", "Afterwards"]
QUERIES = (
    "one registration by id",
    "failures by operation and code",
    "slowest routes",
    "deliveries by reason",
)
AWAITED = {
    *ALARMS,
    "AlarmTopic",
    "AlarmEmail",
    "SmsMonthlyLimit",
    "AccountConcurrency",
    "Canary",
    "RunCanary",
    "SmsStatusRoleArn",
    f"/aws/lambda/{STACK}/RunCanary",
}
"""Named here, and built at the same time on other branches: a name goes from this list when it is in the template."""


def readme_chapter() -> str:
    return (ROOT / "README.md").read_text("utf-8").partition("## Deploy it")[2].partition("\n## ")[0]


def scripts() -> Iterator[tuple[str, str]]:
    """Each page with all its commands, after the names of the index."""
    yield "README.md", "\n".join(blocks_of(INDEX))
    for page in PAGES:
        yield page.name, "\n".join([PRELUDE, *blocks_of(page.read_text("utf-8"))])
    yield "the README's Deploy it", "\n".join(blocks_of(readme_chapter()))


SCRIPTS = dict(scripts())


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
    known = {*TEMPLATE["Resources"], *_log_groups()} | AWAITED
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
    assert outputs - AWAITED <= {*TEMPLATE["Outputs"]}
    assert {"ApiUrl", "IdentifierKeyArn"} <= outputs
    assert ({value.partition("=")[0] for value in overrides} | shown) - AWAITED <= {*TEMPLATE["Parameters"]}
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


WRITERS = (
    "logs.py",
    "tasks.py",
    "runtime.py",
    "api/edge/app.py",
    "adapters/aws/errors.py",
    "use_cases/codes/delivery.py",
    "use_cases/registration/mending.py",
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


def test_every_saved_query_that_a_page_names_is_one() -> None:
    texts = [page.read_text("utf-8") for page in (*PAGES, FOLDER / "README.md")]
    named = {name for text in texts for name in re.findall(r"saved quer(?:y|ies)\s`([^`]+)`", text)}
    assert len(named) >= 3 and named <= {*QUERIES}


@pytest.mark.parametrize("alarm", ALARMS)
def test_the_page_of_an_alarm_has_its_four_sections(alarm: str) -> None:
    page = (FOLDER / f"{re.sub('(?<!^)(?=[A-Z])', '-', alarm).lower()}.md").read_text("utf-8")
    assert page.startswith(f"# {alarm}\n\n")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == SECTIONS
    assert all(section.strip() for section in re.split(r"^## .+$", page, flags=re.MULTILINE))


def test_every_page_stands_once_in_the_index() -> None:
    listed = re.findall(r"^\|.*\]\(([\w-]+\.md)\) \|$", INDEX, re.MULTILINE)
    assert sorted(listed) == [page.name for page in PAGES]
    assert [name for name in re.findall(r"^\| `(\w+)` \|", INDEX, re.MULTILINE)] == list(ALARMS)


@pytest.mark.parametrize("page", [*PAGES, FOLDER / "README.md"], ids=lambda page: page.stem)
def test_a_link_to_a_section_leads_to_one(page: Path) -> None:
    for target, section in re.findall(r"\]\(([\w./-]*)#([\w-]+)\)", page.read_text("utf-8")):
        text = (FOLDER / target if target else page).read_text("utf-8")
        assert section in {_anchor(title) for title in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}, target


def test_the_machine_that_aws_is_asked_about_is_whole(played: dict[str, Done]) -> None:
    machine = (played["first-deployment.md"].folder / "build" / "machine.json").read_text("utf-8")
    waits = [state for state in json.loads(machine)["States"].values() if "TimeoutSeconds" in state]
    assert "${" not in machine
    assert all(isinstance(state["TimeoutSeconds"], int) for state in waits) and len(waits) >= 5


def test_what_is_awaited_from_another_branch_is_not_there_yet() -> None:
    there = {*TEMPLATE["Resources"], *TEMPLATE["Outputs"], *TEMPLATE["Parameters"], *_log_groups()}
    assert AWAITED & there == set(), "take these from AWAITED"


@pytest.mark.parametrize(
    ("command", "wrong"),
    [
        ("kms generate-mac --key-id k --message fileb://Makefile", "GenerateMac lacks --mac-algorithm"),
        ("kms generate-mac --key-id k --mac-algorithm HMAC_SHA_1 --message fileb://Makefile", "HMAC_SHA_1 is none of"),
        ("kms generate-mac --key-id k --mac-algorithm HMAC_SHA_256 --message text", "from a file only"),
        ("kms generate-macs", "kms has no generate-macs"),
        ("kmss generate-mac", "there is no service kmss"),
        ("lambda get-account-settings --functions all", "has no --functions"),
        ("lambda put-function-concurrency --function-name f --reserved-concurrent-executions x", "x is no number"),
        ("dynamodb get-item --table-name t --key {", "is no JSON"),
        ('dynamodb get-item --table-name t --key {"k":{"X":"1"}}', "Unknown parameter"),
        ("dynamodb delete-item --table-name t extra --key {}", "takes one value, not 2"),
        ("dynamodb wait table-there --table-name t", "dynamodb has no wait table-there"),
        ("dynamodb put-item --table-name t --item file://nowhere.json", "there is no nowhere.json"),
        ("stepfunctions validate-state-machine-definition --definition file://nowhere", "there is no nowhere"),
        ("kms list-keys --query Keys[", "--query: "),
        ("logs tail group --sinse 1h", "logs tail has no --sinse"),
        ("sts get-caller-identity --max-items 1", "has no --max-items"),
        ("logs start-query group --start-time 1 --end-time 2 --query-string x", "group is no option"),
    ],
)
def test_a_wrong_command_is_found(command: str, wrong: str) -> None:
    assert wrong in "; ".join(mistakes(command.split(" "), ROOT))


@pytest.mark.parametrize("script", ["echo $NOBODY", "jq . x", "aws x | false"])
def test_a_variable_or_a_program_that_is_not_there_is_found(tmp_path: Path, script: str) -> None:
    assert run(script, tmp_path / "folder").status != 0


def _log_groups() -> set[str]:
    found = [resource.get("Properties", {}).get("LogGroupName") for resource in TEMPLATE["Resources"].values()]
    return {name["Fn::Sub"].replace("${AWS::StackName}", STACK) for name in found if name}


def _tailed(call: list[str]) -> list[str]:
    return [call[2]] if call[:2] == ["logs", "tail"] else []


def _anchor(title: str) -> str:
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
