package dev.platform.local.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The process that listens on a port, as far as {@code /proc} lets us see.
 */
record PortHolder(String pid, String program) {

	private static final String LISTENING = "0A";

	private static final Path PROC = Path.of("/proc");

	static Optional<PortHolder> of(InetSocketAddress address) {
		Set<String> sockets = sockets(address.getPort());
		if (sockets.isEmpty()) {
			return Optional.empty();
		}
		try (Stream<Path> processes = Files.list(PROC)) {
			return processes.filter((process) -> process.getFileName().toString().matches("\\d+"))
				.filter((process) -> holds(process, sockets))
				.map(PortHolder::read)
				.findFirst();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	// columns: number, local address:port in hexadecimal, remote, state, … and the inode
	// as the tenth
	private static Set<String> sockets(int port) {
		String suffix = ":%04X".formatted(port);
		Set<String> sockets = new HashSet<>();
		for (String table : List.of("net/tcp", "net/tcp6")) {
			for (String line : lines(PROC.resolve(table))) {
				String[] columns = line.strip().split("\\s+");
				if (columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING)) {
					sockets.add("socket:[" + columns[9] + "]");
				}
			}
		}
		return sockets;
	}

	private static List<String> lines(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private static boolean holds(Path process, Set<String> sockets) {
		try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
			return descriptors.anyMatch((descriptor) -> sockets.contains(target(descriptor)));
		}
		catch (IOException ex) {
			// not ours to look at, or gone
			return false;
		}
	}

	private static String target(Path link) {
		try {
			return Files.readSymbolicLink(link).toString();
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static PortHolder read(Path process) {
		String program = lines(process.resolve("comm")).stream().findFirst().orElse("unknown");
		return new PortHolder(process.getFileName().toString(), program);
	}

	@Override
	public String toString() {
		return "process %s (%s)".formatted(this.pid, this.program);
	}

}
