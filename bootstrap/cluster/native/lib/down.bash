# Stops everything that `up` started and nothing else. Programs and root file system stay in the cache.
# shellcheck shell=bash

down() {
  local purge=no forwards
  case ${1:-} in '') ;; --purge) purge=yes ;; *) wrong_usage "down takes --purge or nothing" ;; esac
  check_machine
  with_lock
  [ -d "$run" ] || { say "there is no cluster in $state"; return 0; }
  mapfile -t forwards < <(forwards)
  step "forwarding" stop_all "${forwards[@]}"
  # Nothing shall bring back the Pods that end now.
  step "controllers" stop_all controller-manager scheduler
  step "Pods" end_pods $purge
  step "node" stop_all kubelet felix proxy
  step "what is left of Pods" end_leftovers
  step "control plane" stop_all containerd registry apiserver etcd
  step "network" network_down
  rm -f "$run"/*.sock* "$conf"/{containerd.toml,kubelet.yaml,registry.yml}
  [ $purge = no ] || step "data" purge
}
stop_all() { local process; for process in "$@"; do stop "$process"; done; }

end_pods() { # purge: gracefully unless their data goes, too; deleted by the API, their addresses and volumes are given back
  is_running apiserver && is_running kubelet || return 0
  local grace=(); [ "$1" = no ] || grace=(--grace-period=1)
  timeout 60 kubectl delete pods --all --all-namespaces "${grace[@]}" >/dev/null 2>&1 ||
    timeout 20 kubectl delete pods --all --all-namespaces --grace-period=0 --force >/dev/null 2>&1 || true
}

end_leftovers() {
  local pid namespaces=() file
  for pid in $(shims) $(contained); do
    namespaces+=("$(stat -Lc %i "/proc/$pid/ns/net" 2>/dev/null || true)")
    kill -9 "$pid" 2>/dev/null || true
  done
  for file in /run/netns/cni-*; do
    if [ -e "$file" ] && [[ " ${namespaces[*]} " = *" $(stat -Lc %i "$file") "* ]]; then ip netns del "${file##*/}"; fi
  done
  unmount
  find /sys/fs/cgroup -depth -type d \( -name "platform-$name" -o -path "*/platform-$name/*" \) -exec rmdir {} + 2>/dev/null || true
}
shims() { # containerd's, which outlive it on purpose
  local file
  for file in /proc/[0-9]*/cmdline; do
    if tr '\0' ' ' 2>/dev/null <"$file" | grep -q "^[^ ]*containerd-shim.* -address $run/containerd.sock"; then basename "${file%/cmdline}"; fi
  done
}
contained() { # whoever's root is a file system that our containerd mounted
  local file
  for file in /proc/[0-9]*/mountinfo; do
    if awk -v own="=$state/containerd/" '$5 == "/" && index($0, own) { found = 1 } END { exit !found }' "$file" 2>/dev/null; then basename "${file%/mountinfo}"; fi
  done
}
unmount() { mounted | sort -r | xargs -r -n1 umount -l; }
mounted() { # by containerd and kubelet
  awk -v state="$state/" -v run="/run/platform-$name/" 'index($5, state) == 1 || index($5, run) == 1 { print $5 }' /proc/self/mountinfo
}

purge() {
  [ -f "$conf/admin.kubeconfig" ] || die "$state does not look like a cluster's state; it is left alone" "ls $state"
  # Below a mount the files are somebody else's: a Pod's volume, a container's root.
  [ -z "$(mounted)" ] || die "something is still mounted below $state; it is left alone" "findmnt -rn -o TARGET | grep $state/"
  rm -rf --one-file-system "$state" "/run/platform-$name"
}
