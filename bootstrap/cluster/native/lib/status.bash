# What runs, as a table.
# shellcheck shell=bash

components=(etcd apiserver controller-manager scheduler registry containerd kubelet proxy felix)

status() { # exits 1 unless all of it runs
  local process file all=0
  printf '%-20s %-9s %s\n' PROCESS STATE PID
  for process in "${components[@]}" $(forwards); do
    if is_running "$process"; then
      printf '%-20s %-9s %s\n' "$process" running "$(cat "$run/$process.pid")"
    else
      printf '%-20s %-9s %s\n' "$process" stopped -; all=1
    fi
  done
  if is_running apiserver; then echo; kubectl get nodes -o wide; echo; kubectl get pods -A; fi
  return $all
}
forwards() { # those that were started, whatever the ports are now
  local file
  for file in "$run"/forward-*.pid; do [ ! -e "$file" ] || basename "$file" .pid; done
}
