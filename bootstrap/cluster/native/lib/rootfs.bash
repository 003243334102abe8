# One Debian root file system serves Argo CD, PostgreSQL, Redis and whoever needs a shell.
# shellcheck shell=bash

rootfs() {
  local root=$cache/rootfs log=$cache/rootfs.log
  [ ! -f "$cache/rootfs.tgz" ] || return 0
  check_disk 3 "$cache"
  say "making the Debian root file system (1 to 4 minutes; the log is $log)"
  # What an interrupted run left; debootstrap mounts /proc into it.
  if mountpoint -q "$root/proc"; then umount "$root/proc"; fi
  rm -rf --one-file-system "$root"
  debootstrap --force-check-gpg --variant=minbase --include=ca-certificates,git,gpg,gpg-agent,tini,procps,curl bookworm "$root" >"$log" 2>&1 ||
    die "debootstrap failed: $(tail -1 "$log")" "less $log"
  # This machine's way to Debian, its mirror and proxy, is the way inside; it is not left there.
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"; chmod +x "$root/usr/sbin/policy-rc.d"
  cp /etc/resolv.conf "$root/etc/resolv.conf"
  apt-config dump Acquire >"$root/etc/apt/apt.conf.d/00machine"
  sed -i 's|^deb \(.*\)/debian bookworm main.*|&\ndeb \1/debian-security bookworm-security main|' "$root/etc/apt/sources.list"
  chroot "$root" sh -euc 'export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get upgrade -qqy
    apt-get install -qqy --no-install-recommends redis-server postgresql-client-15' >>"$log" 2>&1 ||
    die "apt failed: $(tail -1 "$log")" "less $log"
  rm -rf "$root"/usr/sbin/policy-rc.d "$root"/etc/apt/apt.conf.d/00machine "$root"/etc/resolv.conf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
  tar -C "$root" --sort=name -cf - . | gzip -n1 >"$cache/rootfs.tgz.new"
  mv "$cache/rootfs.tgz.new" "$cache/rootfs.tgz"
  rm -rf --one-file-system "$root"
}
