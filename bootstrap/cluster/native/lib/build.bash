# Programs and manifests from upstream's published Go modules, kept in the cache.
# shellcheck shell=bash

build() { # [group…]: what is missing or has another version than go.mod names
  local groups=${*:-all} directory package program flags missing=() n=0
  while IFS='|' read -r _ directory package program flags; do
    is_built "$directory" "$program" || missing+=("$directory|$package|$program|$flags")
  done < <(programs | of_groups "$groups")
  if [ ${#missing[@]} -gt 0 ]; then
    check_go
    install -d "$bin" "$(go env GOCACHE)"
    check_disk $((${#missing[@]} + 1)) "$(go env GOCACHE)"
  fi
  for line in "${missing[@]}"; do
    IFS='|' read -r directory package program flags <<<"$line"
    n=$((n + 1))
    build_one "$n/${#missing[@]}" "$directory" "$package" "$program" "$flags"
  done
}
of_groups() { awk -F'|' -v wanted="$1" '{ n = split($1, own, ","); for (i = 1; i <= n; i++) if (index(" " wanted " all ", " " own[i] " ") || wanted == "all") { print; next } }'; }

is_built() { # directory program; without Go nothing could be built anew, so what is there is taken
  [ -x "$bin/$2" ] || return 1
  command -v go >/dev/null || return 0
  local module version wanted
  read -r module version < <(go version -m "$bin/$2" 2>/dev/null | awk '$1 == "mod" { print $2, $3 }') || return 1
  wanted=$(module_version "$1" "$module")
  [ -z "$wanted" ] || [ "$version" = "$wanted" ]
}

build_one() { # progress directory package program flags
  local begin=$EPOCHREALTIME
  say "[$1] building $4"
  # Moved into its place when it is whole: whoever interrupts a build goes on with the next program.
  (cd "$here/modules/$2" && CGO_ENABLED=0 GOTOOLCHAIN=local GOFLAGS='-mod=readonly -buildvcs=false' \
    go build -trimpath -ldflags "-s -w $5" -o "$bin/.$4.new" "$3") >"$cache/build.log" 2>&1 ||
    die "could not build $4: $(grep -v '^#' "$cache/build.log" | tail -1)" "less $cache/build.log"
  mv -f "$bin/.$4.new" "$bin/$4"
  say "[$1] built $4 in $(printf %.0f "$(elapsed "$begin")") s"
}

upstream() { # directory in modules: prints where the files are that its module brings
  local directory=$1 module paths version kept fresh path source
  IFS='|' read -r _ module paths < <(upstream_files | grep "^$directory|")
  version=$(module_version "$directory" "$module")
  kept=$cache/upstream/$directory-$version
  if [ ! -d "$kept" ]; then
    check_go
    source=$(cd "$here/modules/$directory" && GOFLAGS=-mod=readonly GOTOOLCHAIN=local go mod download -json "$module" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p') || true
    [ -d "$source" ] || die "could not fetch $module $version" "(cd $here/modules/$directory && go mod download $module)"
    fresh=$(install -d "$cache/upstream" && mktemp -d "$cache/upstream/.new.XXXXXX")
    for path in $paths; do install -d "$fresh/$(dirname "$path")"; cp -r "$source/$path" "$fresh/$path"; done
    chmod -R u+w,a+rX "$fresh"
    mv -T "$fresh" "$kept"
  fi
  echo "$kept"
}
