# What a person reads: everything goes to stderr, results alone to stdout.
# shellcheck shell=bash

current_step='' open_line=no

say() { close_line; printf 'cluster: %s\n' "$*" >&2; }
close_line() { [ $open_line = no ] || { echo >&2; open_line=no; }; }

fail() { # what happened, what to type or do next
  close_line
  printf 'cluster: %s\n  try: %s\n' "$1" "$2" >&2
}
# In a subshell 70 tells the parent that the reason has been printed.
die() { fail "$@"; exit $((BASH_SUBSHELL > 0 ? 70 : 1)); }
wrong_usage() { fail "$1" "$0 help"; exit 2; }
unexpected() { # status line file: what no check foresaw
  trap - ERR
  [ "$1" = 70 ] || fail "${current_step:-the command} failed at ${3##*/}:$2" "read the lines above; the logs are in ${logs:-}"
  exit $((BASH_SUBSHELL > 0 ? 70 : 1))
}
trap 'unexpected $? "$LINENO" "${BASH_SOURCE[0]}"' ERR
trap 'close_line; echo "cluster: interrupted; the same command goes on from here" >&2; exit 130' INT TERM

step() { # name command…: one line with the time it took
  local begin=$EPOCHREALTIME
  current_step=$1; shift
  printf 'cluster: %s' "$current_step" >&2; open_line=yes
  "$@"
  [ $open_line = yes ] || printf 'cluster: %s' "$current_step" >&2
  printf '%*.1f s\n' $((34 - ${#current_step})) "$(elapsed "$begin")" >&2; open_line=no
}
elapsed() { awk -v begin="$1" -v end="$EPOCHREALTIME" 'BEGIN { print end - begin }'; }

write() { # file: stdin, moved into its place whole
  local file=$1
  cat >"$file.new"
  mv -f "$file.new" "$file"
}
