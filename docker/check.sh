#!/usr/bin/env bash
# Tries the image: with Docker, the real one with the service beside it; without an engine, the steps of the Dockerfile
# in an empty folder, then its command, its health check and the service on this machine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if docker info >/dev/null 2>&1; then
  trap 'docker compose down --volumes --remove-orphans' EXIT
  docker compose up --build --exit-code-from orders --abort-on-container-exit
  exit
fi
echo 'No Docker engine here: taking the steps of the Dockerfile in an empty folder.'

folder=$(mktemp -d)
server=''
clean_up() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
  rm -rf "$folder"
}
trap clean_up EXIT
chmod 755 "$folder"
build=$folder/build image=$folder/opt/stepmill
mkdir -p "$build" "$image"

# The context is what the ignore file lets through.
sed -n 's/^!//p' Dockerfile.dockerignore | while read -r name; do (cd .. && cp --parents -R "$name" "$build"); done

# Each RUN belongs to the build stage, each COPY --from=build to the image.
sed -n 's/^RUN //p' Dockerfile | while read -r step; do
  echo "RUN $step"
  (cd "$build" && bash -c "$step" </dev/null)
done
sed -n 's/^COPY --from=build \/build\/\([^ ]*\) .*/\1/p' Dockerfile | while read -r name; do
  cp -R "$build/$name" "$image/"
done
rm -rf "$build"

# In the image nobody is root and nothing can be written.
as_nobody=()
if [ "$(id -u)" = 0 ]; then as_nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups); fi

# The list that stands behind an instruction of the Dockerfile, as arguments, in the folder instead of in the image.
instruction() {
  grep -A1 "^$1" Dockerfile | grep -o '\[.*\]' | head -n 1 | sed "s#/opt/stepmill#$image#g" |
    node -e 'for (const word of JSON.parse(require("fs").readFileSync(0, "utf8"))) process.stdout.write(word + "\0")'
}
mapfile -d '' -t entry_point < <(instruction ENTRYPOINT)
mapfile -d '' -t command < <(instruction CMD)
mapfile -d '' -t health_check < <(instruction HEALTHCHECK)

echo "CMD ${command[*]}"
cp -R mocks "$folder/"
cd "$folder"
SFN_MOCK_CONFIG=$folder/mocks/MockConfigFile.json AWS_DEFAULT_REGION=us-east-1 AWS_ACCOUNT_ID=123456789012 \
  NODE_ENV=production "${as_nobody[@]}" "${entry_point[@]}" "${command[@]}" &
server=$!
cd "$OLDPWD"

healthy=''
for _ in $(seq 50); do
  if "${health_check[@]}"; then healthy=yes && break; fi
  kill -0 "$server" 2>/dev/null || break
  sleep 0.2
done
[ -n "$healthy" ] || { echo 'FAILED: the health check never passed.'; exit 1; }
echo 'The health check passes.'

# The service, with the two names that compose gives to the emulator: a hosts file of its own, where that is allowed.
cp -R service "$folder/service"
(cd "$folder/service" && npm install --silent --no-audit --no-fund </dev/null)
{ cat /etc/hosts; echo '127.0.0.1 stepmill sync-stepmill'; } >"$folder/hosts"
if unshare --mount true 2>/dev/null; then
  AWS_ENDPOINT_URL_SFN=http://stepmill:8083 AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test \
    unshare --mount bash -c "mount --bind '$folder/hosts' /etc/hosts && cd '$folder/service' && node orders.mjs"
else
  echo 'The service was not tried: a hosts file of its own needs root.'
fi

kill "$server"
code=0
wait "$server" || code=$?
server=''
[ "$code" = 0 ] || { echo "FAILED: ended with $code after SIGTERM."; exit 1; }
echo 'Ended cleanly after SIGTERM.'
