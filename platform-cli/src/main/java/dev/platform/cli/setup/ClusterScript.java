package dev.platform.cli.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.cli.output.Problem;

/**
 * The script that makes a cluster on this machine: kind's where Docker runs, else the
 * native one.
 */
record ClusterScript(Path root, String kind) {

	private static final Pattern VARIABLE = Pattern.compile("(\\w+)=(\\S+)");

	static ClusterScript forThisMachine(Path root) {
		boolean docker = Files.exists(Path.of("/var/run/docker.sock"));
		return new ClusterScript(root, docker ? "kind" : "native");
	}

	boolean isNative() {
		return this.kind.equals("native");
	}

	String up() {
		run("up");
		return this.kind;
	}

	void down() {
		run("down", "--purge");
	}

	/** What the ingress controller and others look like, as YAML. */
	String manifests(String addOn) {
		return run("manifests", addOn);
	}

	void images(String... groups) {
		List<String> words = new ArrayList<>(List.of("images"));
		words.addAll(List.of(groups));
		run(words.toArray(String[]::new));
	}

	/** The Java runtime that services are built on, by its full reference. */
	String baseImage() {
		return run("base-image").strip();
	}

	/** A variable of {@code cluster env}. */
	String variable(String name) {
		Matcher matcher = VARIABLE.matcher(run("env"));
		while (matcher.find()) {
			if (matcher.group(1).equals(name)) {
				return matcher.group(2);
			}
		}
		throw Problem.failed("%s env names no %s".formatted(script(), name), "look at the script");
	}

	private String run(String... words) {
		List<String> command = new ArrayList<>(List.of(script().toString()));
		command.addAll(List.of(words));
		return new Program(this.root, Map.of()).run(command);
	}

	private Path script() {
		return this.root.resolve("bootstrap/cluster").resolve(this.kind).resolve("cluster");
	}

}
