# What a cluster does not bring by itself: printed as plain manifests, for whoever installs it.
# shellcheck shell=bash

manifests() { # add-on
  declare -F "manifests_${1//-/_}" >/dev/null || wrong_usage "there is no add-on \"$1\""
  install -d "$cache" 2>/dev/null || true
  "manifests_${1//-/_}"
}

manifests_argocd() { # its own install manifest, unchanged and without a namespace
  cat "$(upstream argocd)/manifests/install.yaml"
}

manifests_cert_manager() { # the chart that its module carries, made what its release would be
  local upstream chart crd
  build cert-manager
  upstream=$(upstream cert-manager)/deploy
  chart=$(mktemp -d)
  cp -r "$upstream/charts/cert-manager/." "$chart"
  sed "s/^\(version\|appVersion\): .*/\1: $cert_manager_version/; /artifacthub/d; s/\"{{IS_PRERELEASE}}\"/\"false\"/; /signkey/,\$d" "$chart/Chart.template.yaml" >"$chart/Chart.yaml"
  rm "$chart/Chart.template.yaml" "$chart/signkey_annotation.txt"
  for crd in "$upstream"/crds/crd-*.yaml; do echo ---; sed 's/# Generated labels {{-/{{-/' "$crd"; done >"$chart/templates/crds.yaml"
  namespace cert-manager
  helm template cert-manager "$chart" --namespace cert-manager --kube-version "$kubernetes_version" \
    --set startupapicheck.enabled=false --set global.leaderElection.namespace=cert-manager
  rm -rf "$chart"
}

manifests_traefik() { # serves the ingress class `nginx` and reads ingress-nginx's annotations
  sed "s/TRAEFIK_VERSION/$traefik_version/; s/NODE_IP/$node_ip/" "$here/manifests/traefik.yaml"
}

manifests_metrics_server() {
  local directory upstream
  build metrics-server
  upstream=$(upstream metrics-server)
  directory=$(mktemp -d)
  cp -r "$upstream/manifests/base" "$directory/base"
  sed "s/METRICS_SERVER_VERSION/$metrics_server_version/" "$here/manifests/metrics-server.yaml" >"$directory/kustomization.yaml"
  # It warns of fields that upstream's base still uses.
  kustomize build "$directory" 2>/dev/null || die "kustomize could not build the metrics server" "kustomize build $directory"
  rm -rf "$directory"
}

manifests_sealed_secrets() { # the chart that its module carries
  build sealed-secrets
  helm template sealed-secrets "$(upstream sealed-secrets)/helm/sealed-secrets" --namespace kube-system --kube-version "$kubernetes_version" --include-crds \
    --set fullnameOverride=sealed-secrets-controller --set "image.tag=${sealed_secrets_version#v}"
}

namespace() { printf 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: %s\n---\n' "$1"; }
