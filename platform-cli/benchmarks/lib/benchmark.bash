# What the benchmarks share: an empty home, a Git server over HTTP that wants a password, clean ends.
# shellcheck shell=bash
root=$(cd "${BASH_SOURCE[0]%/*}/../../.." && pwd)
platform=$root/platform
user=benchmark password=$RANDOM$RANDOM$RANDOM
work=$(mktemp -d "${TMPDIR:-/tmp}/platform-benchmark.XXXXXX")
processes=()
cleanup() { # what this run has started, and nothing else
  local process
  for process in "${processes[@]}"; do kill "$process" 2>/dev/null || true; wait "$process" 2>/dev/null || true; done
  rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
die() { say "$*"; exit 1; }
result() { printf '%s %s %s\n' "$@"; } # name value unit

# Nothing of the person's own Git configuration, repositories or clones takes part, and none of it is changed.
isolate() {
  export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 GIT_TERMINAL_PROMPT=0
  export GIT_AUTHOR_NAME=benchmark GIT_AUTHOR_EMAIL=benchmark@localhost
  export GIT_COMMITTER_NAME=benchmark GIT_COMMITTER_EMAIL=benchmark@localhost
  export PLATFORM_STATE=$work/state PLATFORM_BRANCH=main
  export PLATFORM_GIT_USERNAME=$user PLATFORM_GIT_PASSWORD=$password
  unset http_proxy HTTP_PROXY all_proxy ALL_PROXY
  mkdir -p "$work/state" && echo embedded >"$work/state/target"
}

seconds() { # command…: runs it, sets `elapsed`
  local begin=$EPOCHREALTIME
  "$@"
  elapsed=$(awk -v b="$begin" -v e="$EPOCHREALTIME" 'BEGIN { printf "%.2f", e - b }')
}

jdk() { # the JDK 25 that the launcher finds
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*25* "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25*; do
    if [ -r "$candidate/release" ] && [[ $(<"$candidate/release") == *JAVA_VERSION=\"25* ]]; then echo "$candidate"; return; fi
  done
  die "there is no JDK 25: set JAVA_HOME"
}

build_server() { # the project's own Git server; built when it is older than its sources
  local module=$root/bootstrap/git-server
  if [ ! -f "$module/target/classpath" ] || [ -n "$(find "$module/src/main" "$module/pom.xml" -newer "$module/target/classpath" -print -quit)" ]; then
    say "building the Git server"
    "$root/mvnw" -q -f "$root/pom.xml" -pl bootstrap/git-server package dependency:build-classpath -Dmaven.test.skip=true \
      -Dspring-javaformat.validate.skip -Dmdep.outputFile="$module/target/classpath" -Dmdep.includeScope=runtime >&2 ||
      die "the Git server does not build"
  fi
}

# directory: serves what is in it as platform.git; sets `port` and PLATFORM_REPOSITORY
serve() {
  local module=$root/bootstrap/git-server log; log=$(mktemp "$work/server.XXXXXX")
  GIT_SERVER_DIRECTORY=$1 GIT_SERVER_PORT=0 GIT_SERVER_USERNAME=$user GIT_SERVER_PASSWORD=$password \
    GIT_SERVER_URL=http://localhost/platform.git \
    "$(jdk)/bin/java" -XX:+UseSerialGC -cp "$module/target/git-server.jar:$(<"$module/target/classpath")" \
    dev.platform.git.GitServerApplication >"$log" 2>&1 &
  processes+=($!)
  local attempt
  for ((attempt = 0; attempt < 300; attempt++)); do
    port=$(sed -n 's/.*on port \([0-9]*\).*/\1/p' "$log" | head -1)
    [ -z "$port" ] || break
    kill -0 "${processes[-1]}" 2>/dev/null || die "the Git server ended: $(tail -1 "$log")"
    sleep 0.1
  done
  [ -n "$port" ] || die "the Git server did not start: $(tail -1 "$log")"
  export PLATFORM_REPOSITORY=http://127.0.0.1:$port/platform.git
}
