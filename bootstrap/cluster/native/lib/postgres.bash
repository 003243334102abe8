# PostgreSQL as Zonky publishes it for tests on Maven Central, behind an entrypoint like the official image's.
# shellcheck shell=bash

postgres_image() { # repository:tag
  local jar content
  debian_base
  jar=$(postgres_jar)
  content=$(new_layer)
  user "$content" postgres 999 /var/lib/postgresql
  install -d "$content/opt/postgresql" "$content/usr/local/bin"
  unzip -p "$jar" postgres-linux-x86_64.txz | tar -xJ -C "$content/opt/postgresql" --no-same-owner
  find "$content/opt/postgresql/lib" -name '*.a' -delete
  ln -s /opt/postgresql/bin/{postgres,initdb,pg_ctl} "$content/usr/local/bin/"
  # What it lacks; Debian's own would look for a Perl program first.
  ln -s /usr/lib/postgresql/15/bin/{pg_isready,psql} "$content/usr/local/bin/"
  install -m 755 "$here/images/postgres-entrypoint" "$content/usr/local/bin/docker-entrypoint.sh"
  install -d -o 999 -g 999 -m 3777 "$content/run/postgresql"
  install -d -o 999 -g 999 "$content/var/lib/postgresql" "$content/var/lib/postgresql/data"
  content=$(layer "$content")
  push "$1" @library/debian:bookworm "$content" -- --entrypoint docker-entrypoint.sh --cmd postgres --exposed-ports 5432/tcp \
    --env PATH=/usr/local/bin:/usr/bin:/bin --env LANG=C.UTF-8 --env PGDATA="/var/lib/postgresql/${postgres_version%.*}/docker" \
    --label "dev.platform.stand-in=${postgres_artifact%:*} ${postgres_artifact##*:}, psql and pg_isready 15 from Debian"
  stop_with_interrupt "$1"
  rm -f "$content"
}

stop_with_interrupt() { # repository:tag: a fast shutdown; crane has no flag for it
  crane config --insecure "$registry/$1" | sed 's/"config":{/&"StopSignal":"SIGINT",/' |
    crane edit config --insecure --tag "$registry/$1" "$registry/$1" >/dev/null 2>&1
}

postgres_jar() { # fetched once by Maven and checked against the pinned sum
  local artifact version jar root
  IFS=: read -r _ artifact version <<<"$postgres_artifact"
  jar=$cache/$artifact-$version.jar root=$here/../../..
  if [ ! -f "$jar" ]; then
    say "fetching $postgres_artifact"
    "$root/mvnw" -q -f "$here/images/postgres.pom.xml" dependency:copy -Dartifact="$postgres_artifact" -DoutputDirectory="$cache/.fetched" >"$cache/postgres.log" 2>&1 ||
      die "Maven could not fetch $postgres_artifact: $(grep -m1 ERROR "$cache/postgres.log")" "less $cache/postgres.log"
    mv "$cache/.fetched/${jar##*/}" "$jar"
  fi
  (cd "$cache" && sha256sum --quiet -c "$here/images/checksums" >/dev/null 2>&1) ||
    die "$jar is not what was pinned: its checksum differs" "rm $jar, and look at who answers for Maven Central"
  echo "$jar"
}
