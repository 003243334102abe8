# A repository as large as a company's.
# shellcheck shell=bash
generate() { # directory services commits
  local gitops=$root/gitops
  files() { (cd "$1" && find . -type f | sed 's|^\./||' | sort | tr '\n' ' '); }
  git init -q --bare --initial-branch=main "$1"
  awk -v services="$2" -v commits="$3" -v gitops="$gitops" -v base="$(files "$gitops/base/vote")" \
    -v each="$(files "$gitops/overlays/prod/environment")" \
    -v shared="$(cd "$gitops" && find components -type f | sort | tr '\n' ' ')" \
    -f "$root/platform-cli/benchmarks/lib/history.awk" | git -C "$1" fast-import --quiet --date-format=raw ||
    die "the repository cannot be generated"
  git -C "$1" gc -q
  [ "$(git -C "$1" rev-list --count main)" = "$3" ] || die "the repository lacks commits"
}
