# What the machine must have; each complaint says what to do about it.
# shellcheck shell=bash

check_platform() {
  [ "$(uname -s)-$(uname -m)" = Linux-x86_64 ] || die "this is $(uname -sm); the native cluster runs on Linux on x86-64 only" "bootstrap/cluster/kind/cluster up, with Docker"
}
check_machine() {
  check_platform
  [ "$(id -u)" = 0 ] || die "needs root: it makes network namespaces and runs containers" "sudo $0 $command"
}
check_running() {
  crane catalog --insecure "$registry" >/dev/null 2>&1 || die "the cluster does not run: no registry answers at $registry" "$0 up"
}

tools() { # program | the Debian package that has it
  cat <<'TOOLS'
containerd|containerd
runc|runc
iptables|iptables
ipset|ipset
conntrack|conntrack
ip|iproute2
debootstrap|debootstrap
openssl|openssl
perl|perl-base
socat|socat
curl|curl
unzip|unzip
xz|xz-utils
nsenter|util-linux
flock|util-linux
ss|iproute2
pgrep|procps
TOOLS
}
check_tools() {
  local program package missing=()
  while IFS='|' read -r program package; do
    command -v "$program" >/dev/null || missing+=("$package")
  done < <(tools)
  [ -x /usr/lib/cni/host-local ] || missing+=(containernetworking-plugins)
  [ -f /usr/share/keyrings/debian-archive-keyring.gpg ] || missing+=(debian-archive-keyring)
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || die "programs are missing: ${missing[*]} (Debian's names)" "install them and call again"
  say "installing ${missing[*]}"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qqy --no-install-recommends "${missing[@]}" >/dev/null; } ||
    die "apt could not install ${missing[*]}" "apt-get install ${missing[*]}"
}

check_go() {
  local wanted found
  wanted=$(awk '$1 == "go" { print $2 }' "$here"/modules/*/go.mod | sort -V | tail -1)
  found=$(GOTOOLCHAIN=local go env GOVERSION 2>/dev/null) || die "building needs Go $wanted or newer, and there is none on the PATH" "install it from https://go.dev/dl"
  found=${found#go}
  [ "$(printf '%s\n' "$wanted" "$found" | sort -V | head -1)" = "$wanted" ] || die "building needs Go $wanted or newer; this is $found" "install it from https://go.dev/dl"
}

# Measured: all programs leave 14 GB in Go's build cache, 9 GB in its module cache and 1.5 GB in ours.
check_disk() { # GB, the directory that needs them
  local free; free=$(df --output=avail -BG "$2" | tail -1 | tr -dc 0-9)
  [ "$free" -ge "$1" ] || die "$2 has $free GB free; this needs $1 GB" "make room there, or name another place by CLUSTER_CACHE, GOCACHE or GOMODCACHE"
}

check_ports() {
  local port
  for port in "$https_port" "$http_port"; do
    is_running "forward-$port" && continue
    [ -z "$(ss -Htln "sport = :$port and ( src = 127.0.0.1 or src = 0.0.0.0 or src = [::] )")" ] ||
      die "port $port of this machine is taken" "stop what listens there (ss -tlnp 'sport = :$port'), or set CLUSTER_HTTPS_PORT and CLUSTER_HTTP_PORT"
  done
}

with_lock() { # one command at a time works on a cluster; the second waits
  local file=$cache/lock
  install -d "$cache" 2>/dev/null || true
  [ -w "$cache" ] || die "$cache is not writable" "sudo $0 $command, or name another place by CLUSTER_CACHE"
  exec 9>>"$file"
  flock -n 9 || { say "waiting for another cluster command (pid $(tail -1 "$file"))"; flock 9; }
  echo $$ >"$file"
}
