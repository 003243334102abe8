package dev.platform.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.platform.local.home.WholeFile;

/**
 * The names that the processes of one environment can resolve; takes the place of the
 * cluster's DNS.
 */
public record HostsFile(Path file) {

	public void write(Map<String, InetAddress> names) throws IOException {
		Map<String, String> lines = new TreeMap<>();
		names.forEach((name, address) -> lines.put(name, address.getHostAddress()));
		lines.put("localhost", "127.0.0.1");
		// programs like to know where they are; with a hosts file Java asks nobody else
		lines.putIfAbsent(hostName(), "127.0.0.1");
		WholeFile.write(this.file,
				lines.entrySet()
					.stream()
					.map((line) -> line.getValue() + " " + line.getKey() + "\n")
					.collect(Collectors.joining()));
	}

	private static String hostName() throws IOException {
		return InetAddress.getLocalHost().getHostName();
	}

}
