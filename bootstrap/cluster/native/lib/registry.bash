# The registry of the node, and how an image gets into it without Docker.
# shellcheck shell=bash

registry() {
  install -d "$state/registry"
  registry_login
  [ -f "$conf/registry.yml" ] || write "$conf/registry.yml" <<CONFIG
version: 0.1
log: {level: warn}
storage: {filesystem: {rootdirectory: $state/registry}, delete: {enabled: true}}
http: {addr: "$registry"}
auth: {htpasswd: {realm: $name, path: $conf/registry.htpasswd}}
CONFIG
  start registry registry serve "$conf/registry.yml"
  wait_for 60 registry "the registry" crane catalog --insecure "$registry"
}

registry_login() ( # Pods and other users of this machine reach its address, too: who pushes and pulls has the password
  umask 077
  [ ! -f "$DOCKER_CONFIG/config.json" ] || exit 0
  local password hash
  password=$(openssl rand -hex 24)
  # Each request is checked; with a random password one round costs no safety.
  hash=$(perl -e '$_ = <STDIN>; chomp; print crypt($_, "\$2b\$04\$" . $ARGV[0]) // ""' "$(openssl rand -hex 11)" <<<"$password" 2>/dev/null) || true
  [[ $hash = \$2b* ]] || die "perl's crypt knows no bcrypt here" "install a perl that uses libxcrypt"
  echo "platform:$hash" | write "$conf/registry.htpasswd"
  install -d "$DOCKER_CONFIG"
  printf '{"auths": {"%s": {"auth": "%s"}}}\n' "$registry" "$(printf 'platform:%s' "$password" | base64 -w0)" | write "$DOCKER_CONFIG/config.json"
  # Whoever called sudo may push.
  chown -R "${SUDO_UID:-0}" "$DOCKER_CONFIG"
)
registry_authorization() { sed -n 's/.*"auth": "\(.*\)"}}}$/\1/p' "$DOCKER_CONFIG/config.json"; }

again=no
ensure() { # repository:tag command…: which pushes it, unless it is there
  [ "$again" = yes ] || ! crane manifest --insecure "$registry/$1" >/dev/null 2>&1 || return 0
  say "pushing $1"
  "${@:2}" "$1"
}

push() { # repository:tag layer… [-- crane mutate's flags]; a first layer written @repository:tag is an image to build on
  local reference=$1 layers=() unfinished=$registry/platform/unfinished:latest log; shift
  log=$(mktemp)
  while [ $# -gt 0 ] && [ "$1" != -- ]; do
    if [[ $1 = @* ]]; then layers+=(--base "$registry/${1#@}"); else layers+=(--new_layer "$1"); fi
    shift
  done
  [ $# -eq 0 ] || shift
  # It gets its name when it is whole.
  { crane append --insecure "${layers[@]}" --new_tag "$unfinished" &&
    crane mutate --insecure --set-platform linux/amd64 "$@" --tag "$registry/$reference" "$unfinished"; } >"$log" 2>&1 ||
    die "could not push $reference: $(tail -1 "$log")" "df -h $state; less $logs/registry.log"
  rm -f "$log"
}

layer() { # directory: packs it, the same bytes for the same content, and prints the file
  tar -C "$1" --sort=name --mtime=@0 --numeric-owner -cf "$1.tar" .
  rm -rf "$1"
  echo "$1.tar"
}
new_layer() { local directory; directory=$(mktemp -d "$cache/layer.XXXXXX"); chmod 755 "$directory"; echo "$directory"; }
user() { # directory name number home: the only one beside root
  install -d "$1/etc"
  printf 'root:x:0:0:root:/root:/bin/sh\n%s:x:%d:%d::%s:/bin/sh\n' "$2" "$3" "$3" "$4" >"$1/etc/passwd"
  printf 'root:x:0:\n%s:x:%d:\n' "$2" "$3" >"$1/etc/group"
}
