# Writes a `git fast-import` stream: `services` copies of the service vote in four environments, then `commits`
# commits, each of which gives one service in one environment a version of its own.
# Files are read from the repository's gitops/ folder, which `gitops` names.

function slurp(path,   line, text) {
  text = ""
  while ((getline line < path) > 0) text = text line "\n"
  close(path)
  return text
}
function put(path, text) { printf "M 100644 inline %s\ndata %d\n%s\n", path, length(text), text }
function of(service, text) { gsub(/vote/, service, text); return text }
function name(number) { return sprintf("service-%03d", number) }
function kustomization(service, environment, version,   text) {
  text = of(service, template)
  sub(/namespace: prod/, "namespace: " environment, text)
  sub(/newTag: "[^"]*"/, "newTag: \"" version "\"", text)
  return text
}
function commit(message) {
  printf "commit refs/heads/main\ncommitter benchmark <benchmark@localhost> %d +0000\ndata %d\n%s\n", time, length(message), message
  time += 60
}
function random(limit) { seed = (seed * 1103515245 + 12345) % 2147483648; return int(seed / 65536) % limit }

BEGIN {
  split("dev test staging prod", environments, " ")
  split(base, basefiles, " "); split(shared, sharedfiles, " "); split(each, eachfiles, " ")
  template = slurp(gitops "/overlays/prod/vote/kustomization.yaml")
  release = slurp(gitops "/overlays/prod/vote/release.env")
  settings = slurp(gitops "/overlays/prod/vote/settings.env")
  time = 1767225600; seed = 1

  commit("Begin\n")
  put("gitops/pipeline.yaml", "environments:\n- name: dev\n- name: test\n  after: dev\n- name: staging\n  after: test\n- name: prod\n  after: staging\n")
  for (f in sharedfiles) put("gitops/" sharedfiles[f], slurp(gitops "/" sharedfiles[f]))
  for (s = 1; s <= services; s++)
    for (f in basefiles) put("gitops/base/" name(s) "/" basefiles[f], of(name(s), slurp(gitops "/base/vote/" basefiles[f])))
  for (e = 1; e <= 4; e++) {
    environment = environments[e]
    for (f in eachfiles) {
      text = slurp(gitops "/overlays/prod/environment/" eachfiles[f]); gsub(/prod/, environment, text)
      put("gitops/overlays/" environment "/environment/" eachfiles[f], text)
    }
    list = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n- environment\n"
    for (s = 1; s <= services; s++) {
      folder = "gitops/overlays/" environment "/" name(s) "/"
      put(folder "kustomization.yaml", kustomization(name(s), environment, "1.0." e))
      put(folder "release.env", release)
      put(folder "settings.env", settings)
      list = list "- " name(s) "\n"
    }
    put("gitops/overlays/" environment "/kustomization.yaml", list)
  }
  for (c = 2; c <= commits; c++) {
    service = name(1 + random(services)); environment = environments[1 + random(4)]; image = "registry.example.com/" service ":2." c ".0"
    commit("Deploy " service " to " environment "\n\n" service ": another version\n\nPlatform-Action: deploy\nPlatform-Environment: " environment "\nPlatform-Release: " service " " image "\n")
    put("gitops/overlays/" environment "/" service "/kustomization.yaml", kustomization(service, environment, "2." c ".0"))
  }
}
