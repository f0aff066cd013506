#!/usr/bin/env bash
# Serves the files in FILES, separated by spaces (`.` for none), with the release VERSION and the options in ARGUMENTS, until
# the job ends. Writes the outputs of the step.
set -euo pipefail

[ "$FILES" = . ] && FILES=''
# It returns when the server is ready, and fails with what the server says if it cannot start.
# shellcheck disable=SC2086 -- several files and options
variables=$(npx --yes "stepmill@$VERSION" start $FILES --port 0 --no-watch --wait $ARGUMENTS)

# Without an endpoint, clients of later steps would ask AWS.
[[ $variables == *AWS_ENDPOINT_URL_SFN=http* ]] || { echo '::error::stepmill start gave no endpoint'; exit 1; }

value() { sed -n "s/^$1=//p" <<<"$variables"; }

# Nothing goes to GITHUB_ENV: a step that asks AWS itself must not be led here, and none gets credentials unasked.
{
  echo "endpoint=$(value AWS_ENDPOINT_URL_SFN)"
  echo "region=$(value AWS_REGION)"
  # The server checks no credentials, but clients require some.
  echo 'access-key-id=test'
  echo 'secret-access-key=test'
} >>"$GITHUB_OUTPUT"
