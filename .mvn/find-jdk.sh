# Sourced by mvnw and deploy/local: points JAVA_HOME at a JDK 25 or newer, wherever it usually lives.

throughline_jdk_version() { # prints the major version of the JDK in folder $1, or 0
  if [ -x "$1/bin/javac" ] && [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    echo 0
  fi
}

throughline_find_jdk() {
  for throughline_jdk in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jenv/versions/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    throughline_version=$(throughline_jdk_version "$throughline_jdk")
    if [ "${throughline_version:-0}" -ge 25 ]; then
      JAVA_HOME=$throughline_jdk
      export JAVA_HOME
      return 0
    fi
  done
  throughline_java=$(command -v javac 2>/dev/null) || throughline_java=
  if [ -n "$throughline_java" ]; then
    case $(javac -version 2>&1) in
      "javac "2[5-9]* | "javac "[3-9][0-9]*) unset JAVA_HOME; return 0 ;; # a JDK that is on the path alone
    esac
  fi
  echo "Throughline needs a JDK 25: install one (for example Eclipse Temurin 25), or point JAVA_HOME at it." >&2
  return 1
}

throughline_find_jdk || exit 1
