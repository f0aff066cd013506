#!/bin/sh
# Tests of order.asl.json with the AWS CLI and curl: one server for the run, an account and a virtual clock for each test.
set -eu
cd "$(dirname "$0")"

log=$(mktemp)
# Not through npx: what is ended at the end would be npx alone.
${STEPMILL:-$(npx -c 'command -v stepmill')} start --port 0 --lambda-command charge='sh charge.sh' >"$log" 2>&1 &
server=$!
trap 'kill "$server"; rm -f "$log"' EXIT
until grep -q 'ready at' "$log"; do kill -0 "$server" || { cat "$log"; exit 1; }; sleep 0.1; done
url=$(sed -n 's/.*ready at \(http[^ ]*\).*/\1/p' "$log")

export AWS_ENDPOINT_URL_SFN="$url" AWS_DEFAULT_REGION=us-east-1 AWS_SECRET_ACCESS_KEY=any
account=100000000000

# begin: an account of its own for the test that follows, with the state machine in it.
begin() {
  account=$((account + 1))
  export AWS_ACCESS_KEY_ID=$account
  base=$url/_stepmill/v1/accounts/$account
  control PUT "" '{"time":"skip"}' >/dev/null
  machine=$(aws stepfunctions create-state-machine --name order --role-arn arn:aws:iam::123456789012:role/any \
    --definition file://order.asl.json --query stateMachineArn --output text)
}

# control METHOD PATH [BODY]: a route of the control API.
control() { curl -sS --fail-with-body -X "$1" "$base$2" ${3:+-d "$3"}; }

# pick EXPRESSION: what it is of the JSON on standard input, like .path
pick() { node -p "JSON.stringify(JSON.parse(require('fs').readFileSync(0, 'utf8'))$1)"; }

# run INPUT: an execution, to its end; its trace is in $trace.
run() {
  execution=$(aws stepfunctions start-execution --state-machine-arn "$machine" --input "$1" --query executionArn --output text)
  control GET "/executions/$execution/wait" >/dev/null
  trace=$(control GET "/executions/$execution/trace")
}

failures=0
# expect WHAT GOT WANTED
expect() {
  [ "$2" = "$3" ] && return
  printf 'not ok: %s\n  got    %s\n  wanted %s\n' "$1" "$2" "$3"
  failures=$((failures + 1))
}

# end NAME: red for whatever nobody has answered.
end() {
  expect "$1: mistakes" "$(control POST /reset | pick .mistakes)" '[]'
  echo "done: $1"
}

begin
control POST /mocks '{"lambda":"ship","answers":[{"throws":"Shipping.Down","times":2},{"returns":{"parcel":"p-1"}}]}' >/dev/null
run '{"amount":10}'
expect 'the path' "$(echo "$trace" | pick .path)" '["Charge","Ship"]'
expect 'the output' "$(echo "$trace" | pick .output)" '{"parcel":"p-1"}'
expect 'the hours it has taken' "$(echo "$trace" | pick '.durationSeconds / 3600 | 0')" 3
expect 'what was sent' "$(control GET '/calls?lambda=ship' | pick '.calls[0].received')" '{"amount":10,"charge":{"charged":{"amount":10}}}'
expect 'what the handler has printed' "$(control GET /functions/logs | pick '.lines[0].text')" '"charging {\"amount\":10}"'
end 'ships when the carrier is there again'

begin
control POST /mocks '{"lambda":"ship","throws":"Shipping.Gone"}' >/dev/null
run '{"amount":10}'
expect 'the error' "$(echo "$trace" | pick .error)" '"Shipping.Gone"'
end 'fails when the carrier is gone'

[ "$failures" = 0 ]
