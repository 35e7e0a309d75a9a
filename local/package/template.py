"""The template that Chalice merged, completed with what YAML cannot say."""

import json
import re
from typing import Any

from local.package.gateway import gateway_response

NUMBERS = ("StepSeconds", "CodeSeconds")
"""Placeholders quoted in the file, so that it is valid JSON, which are numbers for the machine."""


def complete(template: dict[str, Any], asl: str, stage: str) -> dict[str, Any]:
    """The merged template with its machine, its dashboard, the gateway's own answers and its default stage."""
    _define_machine(template["Resources"]["StateMachine"]["Properties"], asl)
    _write_dashboard(template["Resources"]["Dashboard"]["Properties"])
    template["Parameters"]["Stage"]["Default"] = stage
    api = template["Resources"]["RestAPI"]["Properties"]
    _route_every_method(api["DefinitionBody"])
    api["GatewayResponses"] = {
        kind: gateway_response(known["StatusCode"], known["Code"]) for kind, known in api["GatewayResponses"].items()
    }
    return template


def definition_string(asl: str) -> str:
    """The machine as CloudFormation takes it: compact, the numeric placeholders unquoted."""
    compact = json.dumps(json.loads(asl), ensure_ascii=False, separators=(",", ":"))
    for name in NUMBERS:
        compact = compact.replace(f'"${{{name}}}"', f"${{{name}}}")
    return compact


def _define_machine(machine: dict[str, Any], asl: str) -> None:
    machine["DefinitionString"] = definition_string(asl)
    placeholders = set(re.findall(r"\$\{(\w+)\}", machine["DefinitionString"]))
    if placeholders != set(machine["DefinitionSubstitutions"]):
        raise SystemExit(f"registration.asl.json and machine.yaml disagree on placeholders: {sorted(placeholders)}")


def _write_dashboard(dashboard: dict[str, Any]) -> None:
    """A text in which CloudFormation replaces `${...}` by names and ARNs, which JSON takes as they are."""
    dashboard["DashboardBody"] = {"Fn::Sub": json.dumps(dashboard["DashboardBody"], separators=(",", ":"))}


def _route_every_method(definition: dict[str, Any]) -> None:
    """Gives every path to the function whatever the method: the gateway would call a wrong method an unknown path."""
    for methods in definition["paths"].values():
        known = next(iter(methods.values()))
        kept = ("parameters", "responses", "x-amazon-apigateway-integration")
        methods["x-amazon-apigateway-any-method"] = {name: known[name] for name in kept if name in known}
