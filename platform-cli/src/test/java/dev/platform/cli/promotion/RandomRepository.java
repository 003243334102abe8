package dev.platform.cli.promotion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

import dev.platform.cli.git.GitServer;

/**
 * A repository of random services and environments, each overlay written in a notation of
 * its own.
 */
final class RandomRepository {

	private static final List<String> TAGS = List.of("1.0.0", "2.1.0-rc.1", "1.10", "1e3", "007", "v3",
			"4.0.0@sha256:" + "b".repeat(64));

	private static final List<String> POLICIES = List.of("image-digest.yaml", "image-digest-advised.yaml",
			"image-registry.yaml", "image-tag.yaml", "probes.yaml");

	private final SplittableRandom random;

	private final List<String> environments;

	private final List<String> services;

	RandomRepository(long seed) {
		this.random = new SplittableRandom(seed);
		this.environments = List.of("dev", "test", "stage", "prod").subList(0, 2 + this.random.nextInt(3));
		this.services = List.of("api", "basket", "checkout", "worker").subList(0, 1 + this.random.nextInt(4));
	}

	/** An environment that something can be promoted to. */
	String target() {
		return this.environments.get(1 + this.random.nextInt(this.environments.size() - 1));
	}

	/** Writes the repository and pushes it. */
	Path create(Path directory) throws IOException {
		Path work = Files.createDirectories(directory.resolve("work"));
		GitServer.git(work, "init", "--quiet", "--initial-branch=main");
		write(work, "gitops/pipeline.yaml", pipeline());
		for (String service : this.services) {
			write(work, "gitops/base/%s/kustomization.yaml".formatted(service), "resources: [deployment.yaml]\n");
			write(work, "gitops/base/%s/deployment.yaml".formatted(service), deployment(service));
			boolean settings = oneIn(2);
			for (String environment : this.environments) {
				overlay(work, environment, service, settings ^ oneIn(16));
			}
		}
		policies(work);
		GitServer.git(work, "add", ".");
		GitServer.git(work, "commit", "--quiet", "--message=Begin");
		Path bare = directory.resolve("bare.git");
		GitServer.git(directory, "clone", "--quiet", "--bare", work.toString(), bare.toString());
		return bare;
	}

	// Some of this project's, which the releases break or keep as chance will have it.
	private void policies(Path work) throws IOException {
		StringBuilder list = new StringBuilder("resources:\n");
		for (String name : POLICIES) {
			if (oneIn(2)) {
				write(work, "gitops/policies/" + name, Files.readString(Path.of("../gitops/policies", name)));
				list.append("- ").append(name).append('\n');
			}
		}
		write(work, "gitops/policies/kustomization.yaml", list.toString());
	}

	private void overlay(Path work, String environment, String service, boolean settings) throws IOException {
		String folder = "gitops/overlays/%s/%s/".formatted(environment, service);
		List<String> fields = new ArrayList<>(List.of("resources: [../../../base/%s]\n".formatted(service),
				"namespace: %s%s\n".formatted(environment, comment())));
		boolean released = !oneIn(6);
		fields.add(images(service, released));
		if (oneIn(2)) {
			fields.add(replicas(service, released ? 1 + this.random.nextInt(3) : 0));
		}
		if (settings) {
			fields.add("configMapGenerator:\n- name: release%s\n  envs:\n  - release.env\n".formatted(comment()));
			write(work, folder + "release.env", "# options\nA=%d\nB=x y%s".formatted(this.random.nextInt(3),
					pick(List.of("", "\n", "\n\n# end\nC=\n"))));
		}
		Collections.shuffle(fields, this.random);
		String text = (oneIn(3) ? "---\n" : "") + String.join("", fields);
		text = oneIn(4) ? text.stripTrailing() : text;
		write(work, folder + "kustomization.yaml", oneIn(4) ? text.replace("\n", "\r\n") : text);
	}

	private String images(String service, boolean released) {
		String version = released ? pick(TAGS) : "unreleased";
		String tag = pick(List.of("'%s'", "\"%s\"", "&tag '%s'", "!!str \"%s\"")).formatted(version);
		String name = pick(List.of("registry.example.com/", "mirror.example.com:5000/team/")) + service;
		return switch (this.random.nextInt(3)) {
			case 0 -> "images: [{name: other, newTag: x}, {newTag: %s, name: %s, newName: '%s'}]%s\n".formatted(tag,
					service, name, comment());
			case 1 ->
				"images:\n  - newName: %s\n    newTag: %s%s\n    name: '%s'\n".formatted(name, tag, comment(), service);
			default -> "images:%s\n- name: %s\n\n  newTag: >-\n      %s\n\n  newName: %s\n".formatted(comment(),
					service, version, name);
		};
	}

	private String replicas(String service, int count) {
		return switch (this.random.nextInt(3)) {
			case 0 -> "replicas: [{count: %d, name: %s}]%s\n".formatted(count, service, comment());
			case 1 -> "replicas:%s\n- name: '%s'\n  count: &count %d\n".formatted(comment(), service, count);
			default -> "replicas:\n  - count: %d%s\n    name: %s\n".formatted(count, comment(), service);
		};
	}

	private String pipeline() {
		StringBuilder text = new StringBuilder("environments:\n- name: dev\n");
		for (int index = 1; index < this.environments.size(); index++) {
			text.append("- name: %s\n  after: %s\n".formatted(this.environments.get(index),
					this.environments.get(index - 1)));
		}
		return text.toString();
	}

	private static String deployment(String service) {
		return """
				apiVersion: apps/v1
				kind: Deployment
				metadata:
				  name: %1$s
				spec:
				  selector:
				    matchLabels: {app: %1$s}
				  template:
				    metadata:
				      labels: {app: %1$s}
				    spec:
				      containers:
				      - name: %1$s
				        image: %1$s
				        envFrom:
				        - configMapRef: {name: release, optional: true}
				""".formatted(service);
	}

	private static void write(Path work, String path, String text) throws IOException {
		Files.createDirectories(work.resolve(path).getParent());
		Files.writeString(work.resolve(path), text);
	}

	private String comment() {
		return pick(List.of("", "", " # why", "   # ünï 🗳"));
	}

	private boolean oneIn(int count) {
		return this.random.nextInt(count) == 0;
	}

	private <T> T pick(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

}
