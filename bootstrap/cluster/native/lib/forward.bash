# https://dev.localhost:8443 on this machine is the ingress controller's port 443 on the node.
# shellcheck shell=bash

forward() {
  forward_port "$https_port" 443
  forward_port "$http_port" 80
}
forward_port() { # port of this machine, port of the node
  start_on_machine "forward-$1" socat "TCP4-LISTEN:$1,bind=127.0.0.1,reuseaddr,fork" "TCP4:$node_ip:$2,connect-timeout=5"
}
