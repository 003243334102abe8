# etcd, the API server, the controllers, the scheduler; and Calico's types, which its node part waits for.
# shellcheck shell=bash

control_plane() {
  local crds; crds=$(upstream calico)/libcalico-go/config/crd
  # Without fsync: fast on any disk. A machine that loses its power may lose the cluster with it, `down --purge` and `up` makes another.
  start etcd etcd --data-dir "$state/etcd" --unsafe-no-fsync \
    --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 --listen-peer-urls http://127.0.0.1:2380
  start apiserver kube-apiserver --advertise-address="$node_ip" --bind-address=0.0.0.0 --secure-port=6443 \
    --etcd-servers=http://127.0.0.1:2379 --allow-privileged=true --service-cluster-ip-range="$services.0.0/16" \
    --authorization-mode=Node,RBAC --enable-admission-plugins=NodeRestriction \
    --client-ca-file="$pki/ca.crt" --tls-cert-file="$pki/apiserver.crt" --tls-private-key-file="$pki/apiserver.key" \
    --service-account-issuer=https://kubernetes.default.svc \
    --service-account-key-file="$pki/sa.pub" --service-account-signing-key-file="$pki/sa.key" \
    --kubelet-client-certificate="$pki/admin.crt" --kubelet-client-key="$pki/admin.key" --kubelet-preferred-address-types=InternalIP \
    --requestheader-client-ca-file="$pki/ca.crt" --requestheader-allowed-names=front-proxy-client \
    --requestheader-username-headers=X-Remote-User --requestheader-group-headers=X-Remote-Group --requestheader-extra-headers-prefix=X-Remote-Extra- \
    --proxy-client-cert-file="$pki/front-proxy.crt" --proxy-client-key-file="$pki/front-proxy.key"
  wait_for 90 apiserver "the API server" kubectl get --raw /readyz
  kubectl apply --server-side -f "$crds" >/dev/null
  kubectl wait --for=condition=Established --timeout=60s -f "$crds" >/dev/null
  sed "s/CALICO_VERSION/$calico_version/" "$here/manifests/calico.yaml" | kubectl apply -f - >/dev/null
  start controller-manager kube-controller-manager --kubeconfig="$conf/controller-manager.kubeconfig" --leader-elect=false \
    --cluster-cidr="$pods" --allocate-node-cidrs=true --service-cluster-ip-range="$services.0.0/16" \
    --cluster-signing-cert-file="$pki/ca.crt" --cluster-signing-key-file="$pki/ca.key" --root-ca-file="$pki/ca.crt" \
    --service-account-private-key-file="$pki/sa.key" --use-service-account-credentials=true
  start scheduler kube-scheduler --kubeconfig="$conf/scheduler.kubeconfig" --leader-elect=false
}
