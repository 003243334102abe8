# The cluster's certificate authority, what it signs, and a kubeconfig for each identity.
# shellcheck shell=bash

certificates() {
  [ -f "$pki/ca.crt" ] || make_certificates
  local user
  for user in admin kubelet controller-manager scheduler proxy calico-node calico-cni; do
    [ -f "$conf/$user.kubeconfig" ] || kubeconfig "$user"
  done
  # Whoever called sudo may talk to the cluster.
  chown "${SUDO_UID:-0}" "$conf/admin.kubeconfig"
}

make_certificates() (
  umask 077
  rm -rf "$pki.new"; mkdir -p "$pki.new"; cd "$pki.new"
  {
    openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -subj /CN=cluster-ca -days 3650
    openssl genrsa -out sa.key 2048
    openssl rsa -in sa.key -pubout -out sa.pub
    issue apiserver /CN=kube-apiserver "DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:localhost,IP:127.0.0.1,IP:$api_ip,IP:$node_ip"
    issue admin /O=system:masters/CN=admin
    issue kubelet "/O=system:nodes/CN=system:node:$name" "DNS:$name,IP:$node_ip"
    issue controller-manager /CN=system:kube-controller-manager
    issue scheduler /CN=system:kube-scheduler
    issue proxy /CN=system:kube-proxy
    issue front-proxy /CN=front-proxy-client
    issue calico-node /CN=calico-node
    issue calico-cni /CN=calico-cni-plugin
  } 2>openssl.log || die "openssl could not make the certificates: $(tail -1 openssl.log)" "less $pki.new/openssl.log"
  rm -f ./*.csr openssl.log
  mv -T "$pki.new" "$pki"
)
issue() { # name subject [subjectAltName]
  openssl req -newkey rsa:2048 -nodes -keyout "$1.key" -out "$1.csr" -subj "$2"
  openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -days 3650 -out "$1.crt" -extfile <(
    printf 'keyUsage=digitalSignature,keyEncipherment\nextendedKeyUsage=serverAuth,clientAuth\n'
    [ -z "${3:-}" ] || echo "subjectAltName=$3"
  )
}

kubeconfig() (
  umask 077
  write "$conf/$1.kubeconfig" <<CONFIG
apiVersion: v1
kind: Config
clusters: [{name: local, cluster: {server: "https://$node_ip:6443", certificate-authority-data: $(base64 -w0 "$pki/ca.crt")}}]
users: [{name: $1, user: {client-certificate-data: $(base64 -w0 "$pki/$1.crt"), client-key-data: $(base64 -w0 "$pki/$1.key")}}]
contexts: [{name: platform-local, context: {cluster: local, user: $1}}]
current-context: platform-local
CONFIG
)
