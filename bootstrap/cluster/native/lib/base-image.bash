# The Java runtime that the services' images are built on: JDK 25 by jlink, Debian's C library, nothing else.
# shellcheck shell=bash

java_modules=(
  java.base java.compiler java.desktop java.instrument java.logging java.management java.naming java.net.http
  java.prefs java.scripting java.security.jgss java.security.sasl java.sql java.transaction.xa java.xml
  jdk.crypto.ec jdk.jfr jdk.management jdk.net jdk.unsupported jdk.zipfs
)

base_image() {
  local reference=library/eclipse-temurin:$java_version-jre jdk content version made digest
  jdk=$(find_jdk)
  version=$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$jdk/release")
  rootfs
  made=$(java_runtime_of "$jdk")
  digest=$(crane digest --insecure "$registry/$reference" 2>/dev/null) || digest=''
  # Half a minute's work, unless the registry has just what it would come to.
  if [ -n "$digest" ] && [ "$made $digest" = "$(cat "$state/base-image" 2>/dev/null)" ]; then
    echo "$registry/$reference@$digest"
    return
  fi
  content=$(new_layer)
  user "$content" app 10001 /
  echo 'hosts: files dns' >"$content/etc/nsswitch.conf"
  install -d -m 1777 "$content/tmp"
  c_library "$content"
  install -d "$content/opt/java"
  "$jdk/bin/jlink" --module-path "$jdk/jmods" --add-modules "$(IFS=,; echo "${java_modules[*]}")" \
    --no-header-files --no-man-pages --output "$content/opt/java/openjdk"
  # Classes ready to map: half a second less at each start.
  "$content/opt/java/openjdk/bin/java" -XX:+UseSerialGC -Xshare:dump >/dev/null
  content=$(layer "$content")
  push "$reference" "$content" -- --user 10001:10001 --cmd /opt/java/openjdk/bin/java \
    --env JAVA_HOME=/opt/java/openjdk --env PATH=/opt/java/openjdk/bin --env LANG=C.UTF-8 --env "JAVA_VERSION=jdk-$version" \
    --label "dev.platform.stand-in=jlink of JDK $version and Debian's C library"
  rm -f "$content"
  digest=$(crane digest --insecure "$registry/$reference")
  echo "$made $digest" | write "$state/base-image"
  echo "$registry/$reference@$digest"
}

java_runtime_of() { # JDK: one sum over everything that the image is made of
  # Size and time stand for the content of what is big.
  { stat -Lc '%n %s %Y' "$1/lib/modules" "$1/lib/server/libjvm.so" "$cache/rootfs.tgz"; cat "$1/release" "$here/lib/base-image.bash"; } |
    sha256sum | cut -c1-64
}

c_library() { # directory: what `ldd` says that the runtime asks for, the resolver, UTF-8, and the authorities to trust
  local libraries=usr/lib/x86_64-linux-gnu
  tar -xzf "$cache/rootfs.tgz" -C "$1" --no-same-owner --wildcards ./lib ./lib64 ./usr/lib64 \
    "./$libraries/ld-linux-x86-64.so.2" "./$libraries/lib[cm].so.6" "./$libraries/lib"{dl,rt,pthread,resolv,nss_files,nss_dns}.so.* \
    ./usr/lib/locale/C.utf8 ./etc/ssl/certs/ca-certificates.crt
}

find_jdk() {
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/*25* "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25*; do
    if [ -x "$candidate/bin/jlink" ] && grep -q '^JAVA_VERSION="25' "$candidate/release" 2>/dev/null; then echo "$candidate"; return; fi
  done
  die "there is no JDK $java_version on this machine" "install Temurin $java_version (https://adoptium.net) or set JAVA_HOME to it"
}
