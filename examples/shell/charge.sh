#!/bin/sh
# A Lambda function in shell. What makes it one is Lambda's Runtime API: ask for an event, answer it, ask again.
api="http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation"
headers=$(mktemp)
trap 'rm -f "$headers"' EXIT
while event=$(curl -sS -D "$headers" "$api/next"); do
  id=$(sed -n 's/^lambda-runtime-aws-request-id: *//Ip' "$headers" | tr -d '\r')
  echo "charging $event"
  curl -sS -o /dev/null -d "{\"charged\":$event}" "$api/$id/response"
done
