#!/bin/sh
# Tests of order.asl.json with the AWS CLI and curl: one server for the run, an account and a virtual clock for each test.
set -eu
cd "$(dirname "$0")"

# In the background, until this shell ends, however it ends. It prints STEPMILL_URL=…, AWS_ENDPOINT_URL_SFN=… when it is ready.
variables=$(${STEPMILL:-npx stepmill} start order.asl.json --wait --parent-pid $$ --port 0 --lambda-command charge='sh charge.sh')
export $variables AWS_SECRET_ACCESS_KEY=any
account=100000000000

# begin: an account of its own for the test that follows, with the state machine of the server's file in it.
begin() {
  account=$((account + 1))
  export AWS_ACCESS_KEY_ID=$account
  base=$STEPMILL_URL/_stepmill/v1/accounts/$account
  control PUT "" '{"time":"skip"}' >/dev/null
  machine=$(control POST /deploy | pick '.stateMachines[0].stateMachineArn' | tr -d '"')
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
