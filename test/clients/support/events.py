"""Puts events as any program with boto3 does, and prints what it saw as JSON."""

import json

import boto3
from botocore.exceptions import ClientError

events = boto3.client("events")

ENTRY = {"Source": "shop", "DetailType": "Order Placed", "Detail": json.dumps({"id": 1})}
put = events.put_events(Entries=[ENTRY, {**ENTRY, "Detail": "x"}])
matches = events.test_event_pattern(EventPattern='{"source": ["shop"]}', Event='{"source": "shop"}')["Result"]
try:
    events.put_rule(Name="r", EventPattern="{}")
    error = None
except ClientError as raised:
    error = raised.response["Error"]["Code"]

print(
    json.dumps(
        {
            "failed": put["FailedEntryCount"],
            "entries": [sorted(entry) for entry in put["Entries"]],
            "matches": matches,
            "error": error,
        }
    )
)
