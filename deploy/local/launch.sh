# Sourced by up and down: finds the JDK, and runs the launcher in the checkout that this script belongs to.

local_folder=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
checkout=$(CDPATH= cd -- "$local_folder/../.." && pwd)
. "$checkout/.mvn/find-jdk.sh"
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
class_path=$local_folder/target/classes:$local_folder/target/lib/*

# The data folder that the arguments name, made when it is missing, in the one form that marks the stack's processes.
data_folder() {
  data=$checkout/.throughline
  while [ $# -gt 0 ]; do
    case $1 in
      --data) data=${2:-$data} ;;
    esac
    shift
  done
  mkdir -p "$data"
  (CDPATH= cd -- "$data" && pwd -P)
}

# Replaces this shell, so that a signal to it reaches the launcher.
launch() {
  data=$(data_folder "$@")
  exec "$java" "-Dthroughline.stack=$data" "-Dthroughline.checkout=$checkout" \
    "-Dot.epg.working-dir=${XDG_CACHE_HOME:-$HOME/.cache}/throughline/postgres" \
    -Dstdout.encoding=UTF-8 \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -Xmx384m -Xss512k -XX:+UseSerialGC -XX:+UseCompactObjectHeaders \
    --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
    -cp "$class_path" dev.throughline.local.launcher.Launcher "$@" --data "$data"
}
