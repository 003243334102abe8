# Processes that outlive this command. Each leads a process group, whose number is kept in a file.
# shellcheck shell=bash

start() { # name command…: a process of the node, unless it runs already
  is_running "$1" || launch "$1" nsenter --net="/run/netns/$name" "${@:2}"
}
start_on_machine() { # name command…
  is_running "$1" || launch "$@"
}

launch() {
  local process=$1; shift
  stop "$process"
  [ ! -f "$logs/$process.log" ] || mv -f "$logs/$process.log" "$logs/$process.log.1"
  # 9 is the lock, which ends with this command.
  setsid "$@" >"$logs/$process.log" 2>&1 </dev/null 9>&- &
  local pid=$!
  echo "$pid" >"$run/$process.pid"
  # Until it has become the program: before that it would be taken for one that has ended.
  for _ in {1..1500}; do
    if is_running "$process" || [ ! -d "/proc/$pid" ]; then break; fi
    sleep 0.02
  done
  say "started $process"
}

is_running() { # name: its number may belong to somebody else by now
  local pid words; pid=$(cat "$run/$1.pid" 2>/dev/null) || return 1
  # A process that becomes another program has no words for a moment; the dead and the kernel's own have none at all.
  for _ in {1..50}; do
    words=$(tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline") || return 1
    [ -z "$words" ] || break
    ! grep -q '^State:.Z' "/proc/$pid/status" || return 1
    sleep 0.02
  done 2>/dev/null
  [[ $words = *"${1#forward-}"* ]]
}

stop() { # name: the process and what it started, also when it is gone itself
  local pid; pid=$(cat "$run/$1.pid" 2>/dev/null) || return 0
  if is_running "$1" || [ ! -d "/proc/$pid" ]; then
    # While members live, the group's number is not given to others.
    kill -- "-$pid" 2>/dev/null || true
    for _ in {1..100}; do lives "$pid" || break; sleep 0.1; done
    ! lives "$pid" || kill -9 -- "-$pid" 2>/dev/null || true
  fi
  rm -f "$run/$1.pid"
}

lives() { pgrep --runstates D,R,S,T,I --pgroup "$1" >/dev/null; } # a process group; the dead that nobody has buried do not count

wait_for() { # seconds process what command…: or until the process has ended
  local end=$((SECONDS + $1)) process=$2 what=$3; shift 3
  until "$@" >/dev/null 2>&1; do
    is_running "$process" || die "$process has ended: $(last_words "$logs/$process.log")" "less $logs/$process.log"
    [ $SECONDS -lt $end ] || die "$what is not ready in time" "less $logs/$process.log"
    sleep 0.3
  done
}
last_words() { grep . "$1" | tail -1 | grep . || echo "without a word"; } # file
wait_for_rollout() { # namespace workload…
  kubectl -n "$1" rollout status --timeout=120s "${@:2}" >/dev/null 2>&1 ||
    die "${*:2} in $1 is not ready in time" "KUBECONFIG=$KUBECONFIG $bin/kubectl -n $1 describe pods"
}

after_reboot() { # numbers and sockets from before the machine's restart mean nothing; containerd keeps its own in /run
  local boot; boot=$(</proc/sys/kernel/random/boot_id)
  if [ -f "$run/boot-id" ] && [ "$(<"$run/boot-id")" != "$boot" ]; then
    say "this machine has been restarted: starting all processes anew"
    rm -f "$run"/*.pid "$run"/*.sock*
  fi
  echo "$boot" >"$run/boot-id"
}
