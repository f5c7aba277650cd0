"""The stacks as ministack can make them: everything as it is deployed, but for what is named here.

- It does not read an API's OpenAPI text: each route of it becomes an Integration and a Route.
- It knows no budgets.
- It names a secret by its name where AWS gives its ARN.
- Its events keep cookies among the headers: `beside/with_cookies.py` stands before each function.
- It unpacks a function anywhere: what lies below /var/task is named from the function's folder.
- It knows no TLS behind the CDN: the rule that refuses what comes in the clear is left out.
- No name of an API leads to it: the CDN's forms come by an address that is a path.
"""

from copy import deepcopy
from dataclasses import replace
from typing import Any

from deployment.layout import KEY, StackPlan
from deployment.plan import Plan
from tests.stack.emulator import Emulator

Resources = dict[str, Any]


def adapted(plan: Plan, emulator: Emulator) -> Plan:
    """The plan of a deployment, to be carried out at an emulator."""
    return replace(plan, stacks=tuple(_adapted(stack, emulator) for stack in plan.stacks))


def _adapted(stack: StackPlan, emulator: Emulator) -> StackPlan:
    template = deepcopy(stack.template)
    template.get("Parameters", {}).get(KEY, {}).pop("AllowedPattern", "")
    resources: Resources = template["Resources"]
    for name, resource in list(resources.items()):
        properties = resource["Properties"]
        match resource["Type"]:
            case "AWS::Budgets::Budget":
                del resources[name]
            case "AWS::ApiGatewayV2::Api":
                resources |= _routes(name, properties.pop("Body")["paths"])
                resource["Properties"] = {"Name": name, "ProtocolType": "HTTP"}
            case "AWS::Lambda::Function":
                variables = properties["Environment"]["Variables"]
                _from_its_folder(variables)
                variables["HANDLER_ON_AWS"] = properties["Handler"]
                properties["Handler"] = "with_cookies.handle"
            case "AWS::S3::BucketPolicy":
                _in_the_clear(properties["PolicyDocument"])
            case "AWS::CloudFront::Distribution":
                _by_path(properties["DistributionConfig"]["Origins"], emulator)
    return replace(stack, template=template)


def _routes(api: str, paths: dict[str, dict[str, Any]]) -> Resources:
    every = [(verb, path, each) for path, verbs in paths.items() for verb, each in verbs.items()]
    made: Resources = {}
    for number, (verb, path, each) in enumerate(every):
        integration = f"{api}Integration{number}"
        made[integration] = {
            "Type": "AWS::ApiGatewayV2::Integration",
            "Properties": {
                "ApiId": {"Ref": api},
                "IntegrationType": "AWS_PROXY",
                "IntegrationUri": each["x-amazon-apigateway-integration"]["uri"],
                "PayloadFormatVersion": "2.0",
            },
        }
        made[f"{api}Route{number}"] = {
            "Type": "AWS::ApiGatewayV2::Route",
            "Properties": {
                "ApiId": {"Ref": api},
                "RouteKey": f"{verb.upper()} {path}",
                "Target": {"Fn::Sub": f"integrations/${{{integration}}}"},
            },
        }
    return made


def _from_its_folder(variables: dict[str, Any]) -> None:
    for name, value in variables.items():
        if isinstance(value, str):
            variables[name] = value.replace("/var/task/", "")


def _in_the_clear(policy: dict[str, Any]) -> None:
    left = [each for each in policy["Statement"] if each["Sid"] != "NothingInTheClear"]
    policy["Statement"] = left


def _by_path(origins: list[dict[str, Any]], emulator: Emulator) -> None:
    for origin in origins:
        if "CustomOriginConfig" in origin:
            host = origin["DomainName"]["Ref"]
            origin["DomainName"] = "localhost"
            api = {"Fn::Select": [0, {"Fn::Split": [".", {"Ref": host}]}]}
            origin["OriginPath"] = {"Fn::Sub": ["/_aws/execute-api/${Api}/$default", {"Api": api}]}
            origin["CustomOriginConfig"] = {
                "OriginProtocolPolicy": "http-only",
                "HTTPPort": emulator.port,
                "OriginReadTimeout": 60,  # a function's first answer, on a busy machine
            }
