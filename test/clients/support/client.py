"""Talks to the endpoint of AWS_ENDPOINT_URL as any program with boto3 does, and prints what it saw as JSON."""

import json

import boto3
from botocore.config import Config

ROLE = "arn:aws:iam::123456789012:role/r"
WAITING = {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 3600, "End": True}}}
PASSING = {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": True}}}

# StartSyncExecution is sent to sync-<host> otherwise, which is not a name of this machine.
client = boto3.client("stepfunctions", config=Config(inject_host_prefix=False))

machine = client.create_state_machine(name="M", definition=json.dumps(WAITING), roleArn=ROLE)["stateMachineArn"]
execution = client.start_execution(stateMachineArn=machine, name="x", input='{"a":1}')["executionArn"]
running = client.describe_execution(executionArn=execution)["status"]
client.stop_execution(executionArn=execution, error="E", cause="C")
stopped = client.describe_execution(executionArn=execution)["status"]
pages = client.get_paginator("get_execution_history").paginate(executionArn=execution, PaginationConfig={"PageSize": 2})
events = [event["type"] for page in pages for event in page["events"]]

express = client.create_state_machine(name="E", definition=json.dumps(PASSING), roleArn=ROLE, type="EXPRESS")
sync = client.start_sync_execution(stateMachineArn=express["stateMachineArn"], input='{"a":1}')

try:
    client.describe_state_machine(stateMachineArn=machine[:-1] + "N")
except client.exceptions.StateMachineDoesNotExist as exception:
    error = [exception.response["Error"]["Code"], exception.response["Error"]["Message"]]

print(
    json.dumps(
        {
            "stateMachineArn": machine,
            "running": running,
            "stopped": stopped,
            "events": events,
            "sync": [sync["status"], sync["output"]],
            "error": error,
        }
    )
)
