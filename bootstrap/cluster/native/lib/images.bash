# Images by group. A manifest's `quay.io/argoproj/argocd:v3` is what is pushed here as argoproj/argocd:v3.
# shellcheck shell=bash

images() { # [--again] group…
  local group
  if [ "${1:-}" = --again ]; then again=yes; shift; fi
  [ $# -gt 0 ] || wrong_usage "images takes the names of groups"
  for group in "$@"; do
    declare -F "images_${group//-/_}" >/dev/null || wrong_usage "there is no group of images \"$group\""
  done
  for group in "$@"; do
    [ "$group" = data ] || build "$group"
    "images_${group//-/_}"
  done
}

images_node() {
  ensure "pause:$pause_version" pause_image
  ensure "coredns/coredns:$coredns_version" program_image coredns
  ensure "rancher/local-path-provisioner:$local_path_version" program_image local-path-provisioner
  ensure library/debian:bookworm debian_image bash
  ensure library/busybox:latest debian_image sh   # all that the volume provisioner's helper Pod needs is a shell
}
images_data() {
  ensure "library/postgres:$postgres_version" postgres_image
  ensure "library/redis:$redis_version" redis_image
}
images_argocd() {
  ensure "argoproj/argocd:$argocd_version" argocd_image
  local redis; redis=$(sed -n 's|.*image: public.ecr.aws/\(docker/library/redis:.*\)|\1|p' "$(upstream argocd)/manifests/install.yaml" | head -1)
  ensure "$redis" redis_image
}
images_cert_manager() {
  local part
  for part in controller webhook cainjector; do
    ensure "jetstack/cert-manager-$part:$cert_manager_version" program_image "cert-manager-$part"
  done
}
images_traefik() { ensure "library/traefik:$traefik_version" program_image traefik; }
images_metrics_server() { ensure "metrics-server/metrics-server:$metrics_server_version" program_image metrics-server; }
images_sealed_secrets() { ensure "bitnami/sealed-secrets-controller:${sealed_secrets_version#v}" sealed_secrets_image; }

program_image() { # program repository:tag: one static program, not as root
  one_program "$1" "$1" "$2"
}
sealed_secrets_image() { one_program sealed-secrets-controller controller "$1"; }
one_program() { # program, its name inside, repository:tag
  local content; content=$(new_layer)
  user "$content" nonroot 65532 /
  install -D "$bin/$1" "$content/usr/local/bin/$2"
  install -d -m 1777 "$content/tmp"
  content=$(layer "$content")
  push "$3" "$content" -- --env PATH=/usr/local/bin --entrypoint "/usr/local/bin/$2" --user 65532:65532
  rm -f "$content"
}
pause_image() {
  local content; content=$(new_layer)
  install "$bin/pause" "$content/pause"
  content=$(layer "$content")
  push "$1" "$content" -- --entrypoint /pause --user 65535:65535
  rm -f "$content"
}
debian_base() { local again=no; ensure library/debian:bookworm debian_image bash; }
debian_image() { push "$2" "$cache/rootfs.tgz" -- --cmd "$1"; }

redis_image() { # Debian's Redis under the tag that manifests ask for
  local content real
  debian_base
  real=$(tar -xzOf "$cache/rootfs.tgz" ./var/lib/dpkg/status | sed -n '/^Package: redis-server$/,/^$/ s/^Version: //p')
  content=$(new_layer)
  user "$content" redis 999 /data
  install -D -m 755 "$here/images/redis-entrypoint" "$content/usr/local/bin/docker-entrypoint.sh"
  install -d -o 999 -g 999 "$content/data"
  content=$(layer "$content")
  push "$1" @library/debian:bookworm "$content" -- --entrypoint docker-entrypoint.sh --cmd redis-server --user 999:999 --workdir /data \
    --label "dev.platform.stand-in=Debian's redis-server $real"
  rm -f "$content"
}

argocd_image() {
  local content upstream part
  debian_base
  upstream=$(upstream argocd)
  content=$(new_layer)
  user "$content" argocd 999 /home/argocd
  install -d "$content/usr/local/bin"
  install -d -o 999 -g 999 "$content/home/argocd" "$content"/app/config/{ssh,tls,gpg/source,gpg/keys,reposerver/tls,server/tls}
  cp "$bin/argocd" "$bin/kustomize" "$content/usr/local/bin/"
  install -m 755 "$upstream"/hack/*-wrapper.sh "$content/usr/local/bin/"
  for part in server repo-server cmp-server application-controller dex notifications applicationset-controller k8s-auth commit-server; do
    ln -s argocd "$content/usr/local/bin/argocd-$part"
  done
  content=$(layer "$content")
  push "$1" @library/debian:bookworm "$content" -- --user 999 --workdir /home/argocd
  rm -f "$content"
}
