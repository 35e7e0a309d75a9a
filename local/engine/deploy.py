"""Deploys the packaged template into the local engine, as `aws cloudformation package` and `deploy` do on AWS."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any

from local.engine.ministack import REGION, Engine

STACK_NAME = "mon-compte-local"
LOCAL_PARAMETERS = {
    # All else is as in production. One developer is one source address.
    "AddressSends": "1000",
    "AllowFictionalPhones": "true",
    "DeletionProtection": "false",
    "EmailIdentity": "example.com",
    "EmailSender": "ne-pas-repondre@example.com",
    "LoaderArn": "arn:aws:iam::000000000000:root",  # the engine's root user, who loads the registries
    "LocalEngine": "true",
}

_BUCKET = "packages"


@dataclass(frozen=True, slots=True)
class Deployed:
    """What is deployed: the template's outputs, and the address of the API's stage."""

    outputs: Mapping[str, str]
    api_url: str


def deploy(engine: Engine, package: Path, parameters: Mapping[str, str] | None = None) -> Deployed:
    """Creates the stack; `parameters` override the template's and LOCAL_PARAMETERS.

    Raises:
        RuntimeError: with CloudFormation's reasons.
    """
    template = json.loads((package / "template.json").read_text(encoding="utf-8"))
    storage = engine.client("s3")
    storage.create_bucket(Bucket=_BUCKET, CreateBucketConfiguration={"LocationConstraint": storage.meta.region_name})
    storage.put_object(Bucket=_BUCKET, Key="deployment.zip", Body=(package / "deployment.zip").read_bytes())
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = f"s3://{_BUCKET}/deployment.zip"
    # By address, because CloudFormation takes 51 200 bytes at most in the call itself.
    storage.put_object(Bucket=_BUCKET, Key="template.json", Body=json.dumps(template).encode())
    chosen = {**LOCAL_PARAMETERS, **(parameters or {})}
    if chosen.get("VerifierUrl"):
        secret = engine.client("secretsmanager").create_secret(Name="verifier", SecretString=token_hex())
        chosen["VerifierSecretArn"] = secret["ARN"]
    outputs = _create_stack(engine, chosen)
    api = template["Resources"]["RestAPI"]["Properties"]
    _complete_api(engine, outputs, api, {"IsOnAws": False, "HasAllowedOrigins": bool(chosen.get("AllowedOrigins"))})
    # The operator's part on AWS: the engine, too, sends from verified identities only.
    engine.client("sesv2").create_email_identity(EmailIdentity=chosen["EmailSender"])
    return Deployed(outputs, f"{engine.url}/restapis/{outputs['RestAPIId']}/{api['StageName']}/_user_request_")


def _create_stack(engine: Engine, parameters: Mapping[str, str]) -> dict[str, str]:
    cloudformation = engine.client("cloudformation")
    cloudformation.create_stack(
        StackName=STACK_NAME,
        TemplateURL=f"{engine.url}/{_BUCKET}/template.json",
        Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()],
        Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
        OnFailure="DO_NOTHING",
    )
    waiter = cloudformation.get_waiter("stack_create_complete")
    try:
        waiter.wait(StackName=STACK_NAME, WaiterConfig={"Delay": 0.1, "MaxAttempts": 300})
    except Exception as error:
        raise RuntimeError(f"the stack could not be created:\n{_reasons(cloudformation)}") from error
    [stack] = cloudformation.describe_stacks(StackName=STACK_NAME)["Stacks"]
    return {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}


def _complete_api(
    engine: Engine, outputs: Mapping[str, str], api: Mapping[str, Any], conditions: Mapping[str, bool]
) -> None:
    """What the engine does not read in the API's definition: the gateway's own answers, and any method."""
    gateway, api_id = engine.client("apigateway"), outputs["RestAPIId"]
    for kind, response in api["GatewayResponses"].items():
        headers = _settled(response["ResponseParameters"]["Headers"], conditions)
        gateway.put_gateway_response(
            restApiId=api_id,
            responseType=kind,
            statusCode=str(response["StatusCode"]),
            responseParameters={f"gatewayresponse.header.{name}": value for name, value in headers.items()},
            responseTemplates=response["ResponseTemplates"],
        )
    function = f"arn:aws:apigateway:{REGION}:lambda:path/2015-03-31/functions/{outputs['APIHandlerArn']}/invocations"
    for resource in gateway.get_resources(restApiId=api_id, limit=500)["items"]:
        if resource["path"] in api["DefinitionBody"]["paths"]:
            method = {"restApiId": api_id, "resourceId": resource["id"], "httpMethod": "ANY"}
            gateway.put_method(**method, authorizationType="NONE")
            gateway.put_integration(**method, type="AWS_PROXY", integrationHttpMethod="POST", uri=function)
    gateway.create_deployment(restApiId=api_id, stageName=api["StageName"])


def _settled(headers: Mapping[str, Any], conditions: Mapping[str, bool]) -> dict[str, str]:
    """Without those whose condition does not hold: each is there or not, as CloudFormation has `AWS::NoValue`."""
    found = {}
    for name, value in headers.items():
        condition, held, _ = value["Fn::If"] if isinstance(value, dict) else (None, value, None)
        if condition is None or conditions[condition]:
            found[name] = held
    return found


def _reasons(cloudformation: Any) -> str:
    events = cloudformation.describe_stack_events(StackName=STACK_NAME)["StackEvents"]
    return "\n".join(
        f"  {event['LogicalResourceId']}: {event['ResourceStatusReason']}"
        for event in events
        if event["ResourceStatus"].endswith("FAILED") and event.get("ResourceStatusReason")
    )
