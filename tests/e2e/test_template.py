"""The packaged template and zip, before anything is deployed: permissions, tables, limits, what the zip needs."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from chalicelib import canary
from chalicelib.api.page_assets import page
from local import ROOT
from local.package.build import package
from local.package.template import definition_string

FUNCTIONS = {"APIHandler", "SendCodeBySms", "SendCodeByEmail", "CreateAccount", "MendRegistration"}
SCHEDULED = {"RunCanary"}

EVERYTHING_ALLOWED = {
    # AWS gives these actions no resource that a policy could name.
    "XRayHasNoResources",
    "LogDeliveryHasNoResources",
    "TaskTokensHaveNoResources",
    # A telephone number has no ARN; "NeverATopic" denies what has one.
    "PhoneNumbersHaveNoArn",
    # In a key's own policy `*` is that key.
    "AdministeredByIamPolicies",
    "UsedByOurRoles",
}
"""The only statements whose resource is `*`."""

_SNS_LOG = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:sns/${AWS::Region}/${AWS::AccountId}/"
SNS_LOGS = {f"{_SNS_LOG}DirectPublishToPhoneNumber{failure}:*" for failure in ("", "/Failure")}
"""SNS names its logs, and their streams by the day."""

EXECUTIONS = "arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:execution:${AWS::StackName}-registration:*"
MOVERS = ("ApiHandlerRole", "MendRegistrationRole")
"""Who starts executions and answers them."""

PERMANENT = {"AccountsTable", "HouseholdsTable", "DocumentsTable"}
PASSING = {"RegistrationsTable", "LimitsTable"}
KEYS = {
    "CodeKey": ["ApiHandlerRole", "SendCodeBySmsRole", "SendCodeByEmailRole"],
    "IdentifierKey": ["ApiHandlerRole", "CreateAccountRole"],
}
"""By whom each is used."""


@pytest.fixture(scope="module")
def folder() -> Path:
    return package("local")


@pytest.fixture(scope="module")
def template(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "template.json").read_text())
    return found


@pytest.fixture(scope="module")
def resources(template: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = template["Resources"]
    return found


def test_cfn_lint_finds_nothing_in_the_merged_template(folder: Path) -> None:
    lint = Path(sys.executable).with_name("cfn-lint")
    done = subprocess.run([lint, "-r", "eu-west-3", "--", folder / "template.json"], capture_output=True, text=True)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_every_function_has_a_role_with_a_policy_of_its_own(resources: dict[str, Any]) -> None:
    functions = {name for name, found in resources.items() if found["Type"] == "AWS::Serverless::Function"}
    roles = [resources[name]["Properties"]["Role"]["Fn::GetAtt"][0] for name in functions]
    assert functions == FUNCTIONS | SCHEDULED
    assert len(set(roles)) == len(functions)
    for role in roles:
        assert len(resources[role]["Properties"]["Policies"]) == 1


def test_no_permission_has_a_star_but_where_aws_has_no_other_way(resources: dict[str, Any]) -> None:
    for owner, statement in statements(resources):
        where = f"{owner}: {statement.get('Sid')}"
        assert all("*" not in action for action in as_list(statement["Action"])), where
        assert "NotResource" not in statement and "NotAction" not in statement, where
        if statement["Effect"] == "Allow" and statement["Sid"] not in EVERYTHING_ALLOWED:
            assert "*" not in as_list(on_aws(statement["Resource"])), where


def test_no_permission_has_a_star_inside_a_resource(resources: dict[str, Any]) -> None:
    starred = {
        resource["Fn::Sub"]
        for _, statement in statements(resources)
        for resource in as_list(on_aws(statement["Resource"]))
        if statement["Effect"] == "Allow" and isinstance(resource, dict) and "*" in str(resource)
    }
    assert starred == SNS_LOGS | {EXECUTIONS}


def test_every_statement_says_what_it_is_for(resources: dict[str, Any]) -> None:
    assert all(statement.get("Sid") for _, statement in statements(resources))


def test_only_who_sends_may_send_and_only_the_api_reads_registries(resources: dict[str, Any]) -> None:
    allowed: dict[str, set[str]] = {}
    for owner, statement in statements(resources):
        if statement["Effect"] == "Allow":
            for action in as_list(statement["Action"]):
                allowed.setdefault(action, set()).add(owner)
    assert allowed["sns:Publish"] == {"SendCodeBySmsRole", "CreateAccountRole"}
    assert allowed["ses:SendEmail"] == {"SendCodeByEmailRole", "CreateAccountRole"}
    assert allowed["states:SendTaskSuccess"] == allowed["states:StartExecution"] == {*MOVERS}
    assert not [action for action in allowed if action in ("dynamodb:Scan", "dynamodb:Query", "kms:VerifyMac")]


@pytest.mark.parametrize("name", sorted(PERMANENT | PASSING))
def test_a_table_is_on_demand_encrypted_and_kept_as_long_as_its_data(resources: dict[str, Any], name: str) -> None:
    table = resources[name]
    found = table["Properties"]
    assert found["BillingMode"] == "PAY_PER_REQUEST"
    assert found["SSESpecification"] == {"SSEEnabled": True}
    if name in PERMANENT:
        assert table["DeletionPolicy"] == "RetainExceptOnCreate" and table["UpdateReplacePolicy"] == "Retain"
        assert found["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}
        assert found["DeletionProtectionEnabled"] == {"Fn::If": ["IsProtected", True, False]}
        assert "TimeToLiveSpecification" not in found
    else:
        assert found["TimeToLiveSpecification"] == {"AttributeName": "ttl", "Enabled": True}
        assert "PointInTimeRecoverySpecification" not in found


def test_the_tables_are_all_named_above(resources: dict[str, Any]) -> None:
    assert {name for name, found in resources.items() if found["Type"] == "AWS::DynamoDB::Table"} == PERMANENT | PASSING


def test_tables_are_protected_and_fictional_phones_refused_unless_said_otherwise(template: dict[str, Any]) -> None:
    defaults = {name: found.get("Default") for name, found in template["Parameters"].items()}
    assert (defaults["DeletionProtection"], defaults["AllowFictionalPhones"]) == ("true", "false")
    assert (defaults["LocalEngine"], defaults["AddressSends"]) == ("false", 25)
    assert (defaults["StepSeconds"], defaults["CodeSeconds"]) == (3600, 900)


def test_only_the_sender_of_mails_has_to_be_named(template: dict[str, Any]) -> None:
    needed = {name for name, found in template["Parameters"].items() if "Default" not in found}
    assert needed == {"EmailSender", "EmailIdentity"}


def test_what_the_local_engine_does_not_know_is_made_on_aws_only(template: dict[str, Any]) -> None:
    association = template["Resources"]["WebAclAssociation"]
    assert association["Type"] == "AWS::WAFv2::WebACLAssociation"
    assert template["Conditions"][association["Condition"]]["Fn::And"][0] == {"Condition": "IsOnAws"}
    assert template["Parameters"]["WebAclArn"]["Default"] == ""


@pytest.mark.parametrize("name", KEYS)
def test_a_key_makes_keyed_hashes_in_any_region_and_outlives_the_stack(resources: dict[str, Any], name: str) -> None:
    key = resources[name]
    assert key["Properties"]["MultiRegion"] is True
    assert (key["DeletionPolicy"], key["UpdateReplacePolicy"]) == ("RetainExceptOnCreate", "Retain")
    assert (key["Properties"]["KeySpec"], key["Properties"]["KeyUsage"]) == ("HMAC_256", "GENERATE_VERIFY_MAC")


@pytest.mark.parametrize("name", KEYS)
def test_the_policy_of_a_key_and_those_of_the_roles_name_one_another(resources: dict[str, Any], name: str) -> None:
    [use] = [found for owner, found in statements(resources) if owner == name and found["Action"] == "kms:GenerateMac"]
    named = [
        on_aws(arn)["Fn::Sub"] for arn in use["Condition"]["ArnLike"]["aws:PrincipalArn"] if "LoaderArn" not in str(arn)
    ]
    names = [resources[role]["Properties"]["RoleName"]["Fn::Sub"] for role in KEYS[name]]
    assert named == [f"arn:${{AWS::Partition}}:iam::${{AWS::AccountId}}:role/{found}" for found in names]
    users = [
        owner
        for owner, statement in statements(resources)
        for resource in as_list(statement["Resource"])
        if statement["Action"] == "kms:GenerateMac" and on_aws(resource) == {"Fn::GetAtt": [name, "Arn"]}
    ]
    assert sorted(users) == sorted(KEYS[name])


def test_only_our_machine_takes_the_role_of_the_machine(resources: dict[str, Any]) -> None:
    [trust] = resources["StateMachineRole"]["Properties"]["AssumeRolePolicyDocument"]["Statement"]
    name = resources["StateMachine"]["Properties"]["StateMachineName"]["Fn::Sub"]
    assert trust["Condition"]["ArnEquals"]["aws:SourceArn"]["Fn::Sub"].endswith(f":stateMachine:{name}")
    assert "Condition" not in str(resources["ApiHandlerRole"]["Properties"]["AssumeRolePolicyDocument"])


def test_the_machine_is_logged_without_data_and_traced(resources: dict[str, Any]) -> None:
    machine = resources["StateMachine"]["Properties"]
    assert machine["StateMachineType"] == "STANDARD"
    assert machine["LoggingConfiguration"]["IncludeExecutionData"] is False
    assert machine["TracingConfiguration"] == {"Enabled": True}
    log = resources["StateMachineLogGroup"]["Properties"]["LogGroupName"]["Fn::Sub"]
    assert log.startswith("/aws/vendedlogs/")


def test_one_parameter_feeds_the_clock_of_the_machine_and_of_the_table(resources: dict[str, Any]) -> None:
    environment = resources["APIHandler"]["Properties"]["Environment"]["Variables"]
    substitutions = resources["StateMachine"]["Properties"]["DefinitionSubstitutions"]
    for name, variable in (("StepSeconds", "STEP_SECONDS"), ("CodeSeconds", "CODE_SECONDS")):
        assert environment[variable] == substitutions[name] == {"Ref": name}


def test_the_machine_in_the_template_is_the_file_with_whole_numbers_for_its_clocks(resources: dict[str, Any]) -> None:
    text = resources["StateMachine"]["Properties"]["DefinitionString"]
    assert text == definition_string((ROOT / "statemachine" / "registration.asl.json").read_text())
    numbers = text.replace("${StepSeconds}", "3600").replace("${CodeSeconds}", "900")
    clocks = [state["TimeoutSeconds"] for state in json.loads(numbers)["States"].values() if "TimeoutSeconds" in state]
    assert 3600 in clocks and 900 in clocks and all(isinstance(clock, int) for clock in clocks)


def test_the_api_is_regional_throttled_and_keeps_no_data_of_requests(resources: dict[str, Any]) -> None:
    api = resources["RestAPI"]["Properties"]
    assert api["EndpointConfiguration"] == "REGIONAL"
    assert api["TracingEnabled"] is True
    [settings] = api["MethodSettings"]
    assert settings["ThrottlingRateLimit"] == {"Ref": "ApiRateLimit"}
    assert settings["ThrottlingBurstLimit"] == {"Ref": "ApiBurstLimit"}
    assert settings["MetricsEnabled"] is False
    assert settings["DataTraceEnabled"] is False
    assert "AccessLogSetting" not in api


def test_each_function_has_an_environment_of_its_own_and_only_the_api_the_verifier_s_secret(
    template: dict[str, Any],
) -> None:
    assert "Globals" not in template
    environments = {name: template["Resources"][name]["Properties"]["Environment"]["Variables"] for name in FUNCTIONS}
    assert [name for name, variables in environments.items() if "VERIFIER_SECRET_ARN" in variables] == ["APIHandler"]


def test_every_function_answers_before_the_gateway_gives_up_and_is_traced(resources: dict[str, Any]) -> None:
    for name in FUNCTIONS:
        function = resources[name]["Properties"]
        assert function["Timeout"] < 29 and function["MemorySize"] == 512 and function["Tracing"] == "Active"
        reserved = [{"Fn::If": [f"Has{name}Concurrency", {"Ref": f"{name}Concurrency"}, {"Ref": "AWS::NoValue"}]}]
        assert [function.get("ReservedConcurrentExecutions")] == ([None] if name == "APIHandler" else reserved)


def test_the_canary_may_only_log_and_is_off_until_somebody_wants_it(template: dict[str, Any]) -> None:
    resources = template["Resources"]
    function = resources["RunCanary"]["Properties"]
    role = function["Role"]["Fn::GetAtt"][0]
    assert {found["Sid"] for owner, found in statements(resources) if owner == role} == {
        "WriteItsOwnLog",
        "XRayHasNoResources",
    }
    assert function["Events"]["Schedule"]["Properties"]["State"] == {"Fn::If": ["IsCanaryOn", "ENABLED", "DISABLED"]}
    assert template["Conditions"]["IsCanaryOn"] == {"Fn::Equals": [{"Ref": "Canary"}, "on"]}
    assert template["Parameters"]["Canary"]["Default"] == "off"
    # Nothing is tried again: the alarm tells of each failure once. It ends by itself before Lambda ends it.
    assert function["EventInvokeConfig"]["MaximumRetryAttempts"] == 0
    assert function["Timeout"] > canary.WALK_SECONDS + 2 * canary.CALL_SECONDS


def test_the_canary_calls_the_address_that_the_stack_tells(template: dict[str, Any]) -> None:
    environment = template["Resources"]["RunCanary"]["Properties"]["Environment"]["Variables"]
    assert environment == {"API_URL": template["Outputs"]["ApiUrl"]["Value"]}


def test_the_metrics_of_the_api_are_those_of_this_stack(resources: dict[str, Any]) -> None:
    api = resources["RestAPI"]["Properties"]
    assert api["DefinitionBody"]["info"]["title"] == {"Fn::Sub": "${AWS::StackName}"}
    metric = resources["ApiErrors"]["Properties"]["Metrics"][0]["MetricStat"]["Metric"]
    dimensions = {each["Name"]: each["Value"] for each in metric["Dimensions"]}
    assert dimensions == {"ApiName": {"Ref": "AWS::StackName"}, "Stage": api["StageName"]}


def test_the_dashboard_is_a_json_text_of_whole_rows_in_which_names_are_replaced(template: dict[str, Any]) -> None:
    text = template["Resources"]["Dashboard"]["Properties"]["DashboardBody"]["Fn::Sub"]
    widgets = json.loads(text)["widgets"]
    assert sum(widget["width"] for widget in widgets) % 24 == 0
    assert all(widget["properties"].get("region", "${AWS::Region}") == "${AWS::Region}" for widget in widgets)
    replaced = {name.removesuffix(".Arn") for name in re.findall(r"\$\{([^}]+)\}", text)}
    assert {"Stage", "StateMachine", "APIHandler", "ApiErrors"} < replaced
    known = {*template["Resources"], *template["Parameters"], "AWS::Region", "AWS::StackName"}
    assert replaced <= known


def test_every_log_is_kept_for_thirty_days(resources: dict[str, Any]) -> None:
    logs = {name: found["Properties"] for name, found in resources.items() if found["Type"] == "AWS::Logs::LogGroup"}
    assert all(log["RetentionInDays"] == 30 for log in logs.values())


def test_each_function_writes_into_the_log_that_is_named_for_it_and_into_no_other(resources: dict[str, Any]) -> None:
    for name in FUNCTIONS | SCHEDULED:
        function = resources[name]["Properties"]
        log = function["LoggingConfig"]["LogGroup"]["Ref"]
        assert resources[log]["Properties"]["LogGroupName"] == {"Fn::Sub": f"/aws/lambda/${{AWS::StackName}}/{name}"}
        role = function["Role"]["Fn::GetAtt"][0]
        writes = [
            found for owner, found in statements(resources) if owner == role and "logs:PutLogEvents" in found["Action"]
        ]
        assert [statement["Resource"] for statement in writes] == [{"Fn::GetAtt": [log, "Arn"]}]


def test_what_the_gateway_answers_by_itself_is_a_problem_in_json(resources: dict[str, Any]) -> None:
    for response in resources["RestAPI"]["Properties"]["GatewayResponses"].values():
        problem = json.loads(response["ResponseTemplates"]["application/json"])
        assert problem["status"] == response["StatusCode"]
        assert response["ResponseParameters"]["Headers"]["Content-Type"] == "'application/problem+json'"
        assert problem.keys() == {"type", "status", "code", "title", "detail"}


def test_the_zip_starts_without_anything_from_outside(folder: Path, tmp_path: Path) -> None:
    assert int(run_in_zip(folder, tmp_path, "import app; print(len(app.app.routes))")) > 10


def test_a_function_of_the_machine_starts_without_the_api_and_without_chalice(
    folder: Path, tmp_path: Path, resources: dict[str, Any]
) -> None:
    for name in (FUNCTIONS | SCHEDULED) - {"APIHandler"}:
        module, _, function = resources[name]["Properties"]["Handler"].rpartition(".")
        program = f"from {module} import {function}; print({function}.__name__, *sys.modules)"
        found, *loaded = run_in_zip(folder, tmp_path, program).split()
        assert found == function
        assert not [name for name in loaded if name.startswith(("chalice.", "chalicelib.api"))]


def test_the_zip_holds_valid_bytecode_and_no_description_of_services_that_are_not_called(folder: Path) -> None:
    with ZipFile(folder / "deployment.zip") as zipped:
        names = set(zipped.namelist())
        bytecode = zipped.read(f"__pycache__/app.cpython-3{sys.version_info[1]}.pyc")
    assert bytecode[4:8] == b"\x01\x00\x00\x00"  # PEP 552: by hash, and not checked against the source
    assert {name.split("/")[2] for name in names if name.startswith("botocore/data/") and name.count("/") > 2} == {
        "dynamodb",
        "kms",
        "secretsmanager",
        "sesv2",
        "sns",
        "stepfunctions",
    }
    assert not [name for name in names if ".dist-info/" in name or name.startswith(("local/", "tests/"))]


def run_in_zip(folder: Path, place: Path, program: str) -> str:
    """`-S` leaves out the site-packages of the tests, which the local engine cannot hide from the functions."""
    with ZipFile(folder / "deployment.zip") as zipped:
        zipped.extractall(place)
    program = f"import sys; sys.path.insert(0, {str(place)!r}); {program}"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def statements(resources: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every statement of every role and key, with the name of its owner."""
    for name, resource in resources.items():
        properties = resource.get("Properties", {})
        documents = [policy["PolicyDocument"] for policy in properties.get("Policies", [])]
        for document in [*documents, *filter(None, [properties.get("KeyPolicy")])]:
            for statement in document["Statement"]:
                yield name, statement.get("Fn::If", [None, statement])[1]


def on_aws(resource: Any) -> Any:
    """A resource as it is in production."""
    if isinstance(resource, dict) and "Fn::If" in resource:
        condition, so, otherwise = resource["Fn::If"]
        assert condition in ("IsLocalEngine", "MakesCodeKey", "MakesIdentifierKey")
        return otherwise if condition == "IsLocalEngine" else so
    return resource


def as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def test_the_gateway_compresses_the_page_and_not_the_small_answers(resources: dict[str, Any]) -> None:
    least = resources["RestAPI"]["Properties"]["MinimumCompressionSize"]
    scripts = [asset.body for name, asset in page().assets.items() if not name.endswith(".svg")]
    # An answer about a registration is some 1 000 bytes.
    assert 2000 < least < min(map(len, scripts))
