package dev.platform.local.standin;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.platform.local.manifest.Expansion;
import dev.platform.local.manifest.Workload;

/**
 * Where one process of a workload runs: its address, its variables and its files.
 */
public record Placement(String environment, Workload workload, InetAddress address, Map<String, String> variables,
		Path data, Path hosts, Path log) {

	String what() {
		return this.environment + "/" + this.workload.name();
	}

	String host() {
		return this.address.getHostAddress();
	}

	List<String> args() {
		return expand(this.workload.container().args());
	}

	/**
	 * The words that a program behind an entrypoint such as {@code docker-entrypoint.sh}
	 * gets.
	 */
	List<String> argsWithout(String program) {
		List<String> words = new ArrayList<>(expand(this.workload.container().command()));
		words.addAll(args());
		if (!words.isEmpty() && words.getFirst().equals(program)) {
			words.removeFirst();
		}
		return words;
	}

	/**
	 * The variables of the manifest and nothing of this process but what every program
	 * expects.
	 */
	Map<String, String> processEnvironment() {
		Map<String, String> environment = new TreeMap<>();
		environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
		environment.put("HOME", this.data.toString());
		environment.put("LANG", "C.UTF-8");
		environment.putAll(this.variables);
		return environment;
	}

	private List<String> expand(List<String> words) {
		return words.stream().map((word) -> Expansion.expand(word, this.variables)).toList();
	}

}
