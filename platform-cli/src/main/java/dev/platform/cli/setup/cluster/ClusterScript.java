package dev.platform.cli.setup.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.cli.setup.machine.Program;
import dev.platform.engine.Problem;

/**
 * The script that makes a cluster on this machine: kind's where Docker runs, else the
 * native one.
 */
record ClusterScript(Path root, String kind) {

	private static final Pattern VARIABLE = Pattern.compile("(\\w+)=(\\S+)");

	private static final String WANTED = "PLATFORM_CLUSTER";

	private static final int PATIENCE_SECONDS = 10;

	static ClusterScript forThisMachine(Path root, LocalCluster local) {
		return new ClusterScript(root, kind(local.script(), System.getenv(), ClusterScript::dockerAnswers));
	}

	/**
	 * Which of the two scripts.
	 * @param made the one that made what is there: no other one can remove it
	 */
	static String kind(Optional<String> made, Map<String, String> environment, BooleanSupplier docker) {
		String wanted = environment.getOrDefault(WANTED, "");
		if (!wanted.isEmpty() && !wanted.equals("kind") && !wanted.equals("native")) {
			throw Problem.usage("%s is \"%s\"".formatted(WANTED, wanted), "set it to kind or native");
		}
		if (made.isPresent()) {
			if (!wanted.isEmpty() && !wanted.equals(made.get())) {
				throw Problem.failed(
						"the cluster of this checkout is %s, and %s asks for %s".formatted(made.get(), WANTED, wanted),
						"unset %s, then platform down --cluster".formatted(WANTED));
			}
			return made.get();
		}
		if (!wanted.isEmpty()) {
			return wanted;
		}
		return docker.getAsBoolean() ? "kind" : "native";
	}

	// Docker itself knows where its daemon is, and whether one listens at that socket.
	private static boolean dockerAnswers() {
		try {
			Process docker = new ProcessBuilder("docker", "info").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
			boolean ended = docker.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
			docker.destroyForcibly();
			return ended && docker.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			throw Problem.interrupted("repeat the command", ex);
		}
	}

	boolean isNative() {
		return this.kind.equals("native");
	}

	void up() {
		run("up");
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
