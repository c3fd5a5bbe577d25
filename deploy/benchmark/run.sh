# Sourced by the measurements: finds the JDK, compiles what is missing or older than its sources, and runs a class.

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
checkout=$(CDPATH= cd -- "$here/../.." && pwd)
. "$checkout/.mvn/find-jdk.sh"

# Where the data sets are when no argument says it: beside the repository.
data=${THROUGHLINE_DATA:-$checkout/../shared/data}

compile_benchmark() {
  sources="pom.xml"
  for module in common audit-service ingest-service compression-worker recall-service deploy/benchmark; do
    sources="$sources $module/src/main $module/pom.xml"
  done
  # shellcheck disable=SC2086 # several paths
  if [ ! -e "$here/target/class-path" ] || [ -n "$(cd "$checkout" && find $sources -newer "$here/target/class-path" -print | head -n 1)" ]; then
    echo "Compiling" >&2
    (cd "$checkout" && ./mvnw -B -q -pl deploy/benchmark -am -Dformatter.skip -Dimpsort.skip process-classes >&2)
    touch "$here/target/class-path"
  fi
}

# run_benchmark CLASS ARGUMENT…: replaces this shell. JAVA_OPTIONS go to the virtual machine.
run_benchmark() {
  compile_benchmark
  class=$1
  shift
  # shellcheck disable=SC2086 # several options
  exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "-Dthroughline.data=$data" -Dstdout.encoding=UTF-8 -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${JAVA_OPTIONS:-} \
    -cp "$here/target/classes:$(cat "$here/target/class-path")" "$class" "$@"
}

# Starts what taking in needs, on an empty folder under target, and stops it when the script ends.
start_intake() {
  stack=$here/target/intake
  bare=$here/bare-server
  compile_benchmark
  if [ ! -e "$bare/target/quarkus-app/quarkus-run.jar" ] || [ -n "$(find "$bare/src" "$bare/pom.xml" -newer "$bare/target/quarkus-app/quarkus-run.jar" -print)" ]; then
    (cd "$checkout" && ./mvnw -B -q -pl deploy/benchmark/bare-server -Dformatter.skip -Dimpsort.skip -DskipTests package >&2)
    touch "$bare/target/quarkus-app/quarkus-run.jar"
  fi
  # what is measured is one client's load: its limits are counted as ever, and never reached
  export RATE_LIMIT_TOKEN_PER_SECOND=1000000 RATE_LIMIT_TOKEN_BURST=1000000
  export RATE_LIMIT_ADDRESS_PER_SECOND=1000000 RATE_LIMIT_ADDRESS_BURST=1000000
  "$checkout/deploy/local/up" --detach --fresh --data "$stack" --without compression-worker --without recall-service >&2
  trap '"$checkout/deploy/local/down" --data "$stack" >&2' EXIT
  trap 'exit 130' INT TERM
  . "$stack/env"
}

# run_intake CLASS ARGUMENT…
run_intake() {
  JAVA_OPTIONS="${JAVA_OPTIONS:-} -Xmx512m -Dthroughline.stack=$stack -Dthroughline.bare-server=$bare/target/quarkus-app/quarkus-run.jar"
  (run_benchmark "$@")
}
