package dev.platform.local.manifest;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is run and with which words, variables, ports, probes and bytes of memory.
 */
public record Container(List<String> command, List<String> args, List<Variable> variables, Map<String, Integer> ports,
		Probes probes, @Nullable Long memory) {

	/** A port by its name or, for names that are not declared, by its number. */
	public int port(String nameOrNumber) {
		return port(this.ports, nameOrNumber);
	}

	static int port(Map<String, Integer> ports, String nameOrNumber) {
		Integer port = ports.get(nameOrNumber);
		if (port != null) {
			return port;
		}
		try {
			return Integer.parseInt(nameOrNumber);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("no container port is called '%s'".formatted(nameOrNumber), ex);
		}
	}

}
