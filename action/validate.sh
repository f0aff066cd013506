#!/usr/bin/env bash
# Checks the files in FILES, separated by spaces, with the release VERSION. Errors are shown in the change.
set -euo pipefail

# shellcheck disable=SC2086 -- several files
npx --yes "stepmill@$VERSION" validate $FILES --format github
