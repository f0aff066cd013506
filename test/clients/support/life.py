"""A whole life of a state machine with boto3, at the endpoint of AWS_ENDPOINT_URL; prints what it saw as JSON."""

import json

import boto3
from botocore.config import Config

ROLE = "arn:aws:iam::123456789012:role/r"
WAITS = json.dumps({"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 3600, "End": True}}})
FAILS = json.dumps({"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "E", "Cause": "c"}}})

client = boto3.client("stepfunctions", config=Config(inject_host_prefix=False))
seen = {}

created = client.create_state_machine(name="M", definition=WAITS, roleArn=ROLE, publish=True)
machine = created["stateMachineArn"]
first = created["stateMachineVersionArn"]
second = client.update_state_machine(stateMachineArn=machine, definition=FAILS, publish=True)["stateMachineVersionArn"]
seen["versions"] = [version["stateMachineVersionArn"].split(":")[-1]
                    for version in client.list_state_machine_versions(stateMachineArn=machine)["stateMachineVersions"]]

routing = [{"stateMachineVersionArn": first, "weight": 100}]
alias = client.create_state_machine_alias(name="live", routingConfiguration=routing)["stateMachineAliasArn"]
waiting = client.start_execution(stateMachineArn=alias, name="waits")["executionArn"]
client.update_state_machine_alias(
    stateMachineAliasArn=alias,
    routingConfiguration=[
        {"stateMachineVersionArn": first, "weight": 0},
        {"stateMachineVersionArn": second, "weight": 100},
    ],
)
failing = client.start_execution(stateMachineArn=alias, name="fails")["executionArn"]
failed = client.describe_execution(executionArn=failing)
seen["failed"] = [failed["status"], failed["error"], failed["cause"], failed["stateMachineVersionArn"] == second]

client.stop_execution(executionArn=waiting)
client.redrive_execution(executionArn=waiting)
redriven = client.describe_execution(executionArn=waiting)
seen["redriven"] = [redriven["status"], redriven["redriveCount"]]
client.stop_execution(executionArn=waiting)
seen["history"] = [event["type"] for event in client.get_execution_history(executionArn=waiting)["events"]]
try:
    client.delete_state_machine_version(stateMachineVersionArn=second)
except client.exceptions.ConflictException as exception:
    seen["conflict"] = exception.response["Error"]["Message"]

client.tag_resource(resourceArn=machine, tags=[{"key": "team", "value": "orders"}])
seen["tags"] = client.list_tags_for_resource(resourceArn=machine)["tags"]
client.untag_resource(resourceArn=machine, tagKeys=["team"])
seen["executions"] = [
    [execution["name"], execution["status"]]
    for page in client.get_paginator("list_executions").paginate(stateMachineArn=alias, PaginationConfig={"PageSize": 1})
    for execution in page["executions"]
]

client.delete_state_machine_alias(stateMachineAliasArn=alias)
client.delete_state_machine(stateMachineArn=machine)
seen["machines"] = client.list_state_machines()["stateMachines"]
print(json.dumps(seen))
