# The node is a network namespace; a pair of virtual cards leads to it from the machine.
# shellcheck shell=bash

network() {
  local card=veth-$name taken
  taken=$(ip -o route show root "$network.0/24" | grep -v " dev $card " | head -1) || true
  [ -z "$taken" ] || die "the addresses $network.0/24 are in use: $taken" "set CLUSTER_NETWORK to three numbers that are free, such as 172.29.77"
  [ -e "/run/netns/$name" ] || ip netns add "$name"
  ip link show "$card" >/dev/null 2>&1 || ip link add "$card" type veth peer name eth0 netns "$name"
  ip addr replace "$machine_ip/24" dev "$card"
  ip link set "$card" up
  ip -n "$name" addr replace "$node_ip/24" dev eth0
  ip -n "$name" link set eth0 up
  ip -n "$name" link set lo up
  ip -n "$name" route replace default via "$machine_ip"
  ip netns exec "$name" sysctl -qw net.ipv4.ip_forward=1
  ip route replace "$pods" via "$node_ip"
  ip route replace "$services.0.0/16" via "$node_ip"
}

network_down() {
  if [ -e "/run/netns/$name" ]; then ip netns del "$name"; fi
  # Goes with the namespace, but not at once.
  ip link del "veth-$name" 2>/dev/null || true
}
