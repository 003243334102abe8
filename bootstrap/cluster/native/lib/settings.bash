# Where things are and which addresses they have; everything of it can be set from outside.
# shellcheck shell=bash

cache=${CLUSTER_CACHE:-/var/cache/platform-cluster}   # programs and root file system: slow to make, safe to keep
state=${CLUSTER_STATE:-/var/lib/platform-cluster}     # one cluster's data: `down --purge` removes it
bin=$cache/bin
pki=$state/pki conf=$state/conf logs=$state/log run=$state/run

name=${CLUSTER_NODE:-node0}                     # the node, and the network namespace that it is
network=${CLUSTER_NETWORK:-172.30.0}            # of the node and this machine, a /24
node_ip=$network.2 machine_ip=$network.1
pods=${CLUSTER_PODS:-10.244.0.0/16}
services=${CLUSTER_SERVICES:-10.96}             # a /16
api_ip=$services.0.1 dns_ip=$services.0.10
registry=$node_ip:5000

https_port=${CLUSTER_HTTPS_PORT:-8443}          # of this machine, to the ingress controller
http_port=${CLUSTER_HTTP_PORT:-8080}

# In DOCKER_CONFIG is the login of the registry, for crane, Jib and whoever else reads Docker's.
export KUBECONFIG=$conf/admin.kubeconfig DOCKER_CONFIG=$conf/docker PATH=$bin:$PATH

# shellcheck disable=SC2016 # the caller's PATH, not ours
environment() {
  printf 'export KUBECONFIG=%q REGISTRY=%q DOCKER_CONFIG=%q NODE_IP=%q HOST_IP=%q HTTPS_PORT=%q HTTP_PORT=%q KUBECTL=%q PATH=%q:"$PATH"\n' \
    "$KUBECONFIG" "$registry" "$DOCKER_CONFIG" "$node_ip" "$machine_ip" "$https_port" "$http_port" "$bin/kubectl" "$bin"
}
