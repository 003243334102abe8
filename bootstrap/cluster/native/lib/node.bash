# containerd, kubelet, kube-proxy and Calico. A configuration stays while there are Pods made with it: `down` removes it.
# shellcheck shell=bash

node() {
  install -d "$state/kubelet"
  [ -f "$conf/containerd.toml" ] || configure_containerd
  # Without its socket nobody new can talk to it; Pods live on while it starts anew.
  [ -S "$run/containerd.sock" ] || stop containerd
  start containerd containerd -c "$conf/containerd.toml"
  wait_for 60 containerd containerd test -S "$run/containerd.sock"
  ensure "pause:$pause_version" pause_image
  [ -f "$conf/kubelet.yaml" ] || configure_kubelet
  start kubelet kubelet --config="$conf/kubelet.yaml" --kubeconfig="$conf/kubelet.kubeconfig" --root-dir="$state/kubelet" \
    --hostname-override="$name" --node-ip="$node_ip"
  # The machine's limits for tracked connections are left as they are.
  start proxy kube-proxy --kubeconfig="$conf/proxy.kubeconfig" --cluster-cidr="$pods" --proxy-mode=iptables --hostname-override="$name" \
    --conntrack-max-per-core=0 --conntrack-min=0 --conntrack-tcp-timeout-established=0 --conntrack-tcp-timeout-close-wait=0
  # Felix enforces network policies. It ends on purpose when its configuration changes, hence the loop.
  start felix env FELIX_DATASTORETYPE=kubernetes DATASTORE_TYPE=kubernetes KUBECONFIG="$conf/calico-node.kubeconfig" FELIX_FELIXHOSTNAME="$name" \
    USE_POD_CIDR=true FELIX_IPV6SUPPORT=false FELIX_DEFAULTENDPOINTTOHOSTACTION=ACCEPT FELIX_IPTABLESBACKEND=nft FELIX_BPFENABLED=false \
    FELIX_XDPENABLED=false FELIX_USAGEREPORTINGENABLED=false FELIX_LOGFILEPATH=none FELIX_LOGSEVERITYFILE=none FELIX_LOGSEVERITYSYS=none \
    FELIX_LOGSEVERITYSCREEN=Warning sh -c 'while :; do calico-felix; sleep 1; done'
  wait_for 90 kubelet "the node" is_ready
}
is_ready() { kubectl get node "$name" | grep -q ' Ready'; }

configure_containerd() {
  install -d "$conf/cni" "$conf/registries/_default" "$state/containerd" "$state/cni"
  ln -sf /usr/lib/cni/* "$state/cni/"
  ln -sf "$bin/calico" "$state/cni/calico"
  # `policy: k8s` and the addresses of the node's own range: Calico without its own address management.
  write "$conf/cni/10-calico.conflist" <<CONFIG
{"cniVersion": "0.3.1", "name": "pods", "plugins": [
  {"type": "calico", "datastore_type": "kubernetes", "nodename": "$name", "nodename_file_optional": true, "mtu": 1500,
   "log_level": "warning", "log_file_path": "$logs/cni.log", "kubernetes": {"kubeconfig": "$conf/calico-cni.kubeconfig"},
   "ipam": {"type": "host-local", "subnet": "usePodCidr", "dataDir": "$state/addresses"}, "policy": {"type": "k8s"}},
  {"type": "portmap", "snat": true, "capabilities": {"portMappings": true}}]}
CONFIG
  # One registry answers for every registry's name, so that manifests stay as they are.
  (umask 077; write "$conf/registries/_default/hosts.toml") <<CONFIG
server = "http://$registry"
[host."http://$registry"]
  capabilities = ["pull", "resolve"]
  [host."http://$registry".header]
    Authorization = "Basic $(registry_authorization)"
CONFIG
  write "$conf/containerd.toml" <<CONFIG
version = 2
root = "$state/containerd/root"
state = "/run/platform-$name/containerd"
[grpc]
  address = "$run/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "registry.k8s.io/pause:$pause_version"
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "$state/cni"
    conf_dir = "$conf/cni"
  [plugins."io.containerd.grpc.v1.cri".registry]
    config_path = "$conf/registries"
CONFIG
}

configure_kubelet() {
  # Groups and logs of its own: the kubelet of another cluster on this machine would tidy ours away, and ours its.
  local controller
  for controller in /sys/fs/cgroup /sys/fs/cgroup/*/; do
    [ ! -f "$controller/cgroup.procs" ] || mkdir -p "$controller/platform-$name"
  done
  # Cluster DNS answers for the cluster's names; nothing here leads outside.
  echo 'nameserver 127.0.0.1' | write "$conf/resolv.conf"
  write "$conf/kubelet.yaml" <<CONFIG
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $pki/ca.crt}}
authorization: {mode: Webhook}
clusterDNS: [$dns_ip]
clusterDomain: cluster.local
resolvConf: $conf/resolv.conf
cgroupDriver: cgroupfs
cgroupRoot: /platform-$name
failCgroupV1: false
failSwapOn: false
containerRuntimeEndpoint: unix://$run/containerd.sock
podLogsDir: $logs/pods
tlsCertFile: $pki/kubelet.crt
tlsPrivateKeyFile: $pki/kubelet.key
evictionHard: {memory.available: 200Mi, nodefs.available: 2%, imagefs.available: 2%}
maxPods: 200
CONFIG
}

cluster_dns() {
  sed "s/COREDNS_VERSION/$coredns_version/; s/DNS_IP/$dns_ip/" "$here/manifests/coredns.yaml" | kubectl apply -f - >/dev/null
  wait_for_rollout kube-system deployment/coredns
}
volumes() { # on the node's disk, as the default storage class
  sed "s|/opt/local-path-provisioner|$state/volumes|" "$(upstream local-path)/deploy/local-path-storage.yaml" | kubectl apply -f - >/dev/null
  kubectl patch storageclass local-path -p '{"metadata":{"annotations":{"storageclass.kubernetes.io/is-default-class":"true"}}}' >/dev/null
  wait_for_rollout local-path-storage deployment/local-path-provisioner
}
