#!/usr/bin/env bash
# bash train.sh [FOLDER]: starts the service of the folder (/app), alone and with throwaway keys, asks it what a cluster and a client ask
# first, and stops it. The JVM then writes app.aot: classes loaded and linked, and what methods are used most (JEP 483, 514, 515).
set -euo pipefail

app=${1:-/app}
port=19000
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

ask() {
  exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
  printf '%s %s HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}' "$1" "$2" >&3
  head -n 1 <&3
  exec 3<&-
}

rehearse() {
  for _ in $(seq 20); do
    for path in /q/health/started /q/health/live /q/metrics /api/openapi /api/search /api/audit/heads /.well-known/jwks.json; do
      ask GET "$path" >/dev/null
    done
    for path in /api/events /api/hooks/claude-code /api/hooks/claude-code/recall /api/auth/token; do
      ask POST "$path" >/dev/null
    done
  done
}

export QUARKUS_HTTP_PORT=$port QUARKUS_HTTP_HOST=127.0.0.1
export KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:1 DATABASE_HOST=127.0.0.1 DATABASE_PORT=1 AUDIT_URL=http://127.0.0.1:1
export DATABASE_PASSWORD=none SECRET_FINGERPRINT_KEY=for-the-rehearsal-alone ADMINISTRATOR_PASSWORD=for-the-rehearsal-alone
export SIGNING_KEY_FILE=$scratch/signing-key.pem VAULT_KEY_FILE=$scratch/vault-key AUDIT_HEAD_KEY_FILE=$scratch/audit-key.pem
export INDEX_FOLDER=$scratch/index QUARKUS_FLYWAY_MIGRATE_AT_START=false

recorded=(java "-XX:AOTCacheOutput=$app/app.aot" --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED
  -jar "$app/quarkus-run.jar")

# It listens once it has found its administrator in PostgreSQL; here it comes as far as that, and ends by itself.
initialize_alone() {
  QUARKUS_INIT_AND_EXIT=true "${recorded[@]}"
}

start_ask_and_stop() {
  "${recorded[@]}" &
  local service=$! status=0
  for _ in $(seq 300); do
    ask GET /q/health/started >/dev/null 2>&1 && break
    kill -0 $service 2>/dev/null || return 1
    sleep 0.2
  done
  rehearse
  kill -TERM $service
  # it ends once the cache is written; 143 is how a JVM says that it was asked to
  wait $service || status=$?
  [ $status -eq 0 ] || [ $status -eq 143 ]
}

cd "$app"
if compgen -G "$app/app/audit-service-*" >/dev/null; then
  rehearsal=initialize_alone
else
  rehearsal=start_ask_and_stop
fi
$rehearsal >"$scratch/log" 2>&1 || {
  cat "$scratch/log"
  exit 1
}
test -s "$app/app.aot"
