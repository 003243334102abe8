package dev.platform.engine.kustomize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What keeps a kustomize from all but its files, should a reference ever pass the checks
 * before: it finds no program, knows no environment, has limits of time and memory, and
 * no network where the kernel lets this user have that.
 *
 * @param withoutNetwork the words before a command that is to run without a network;
 * empty where there is no such way
 */
public record Fence(List<String> withoutNetwork) {

	/** How long a rendering may take; kustomize takes some tenths of a second. */
	static final long SECONDS = 60;

	/** More than a cluster's objects are long. */
	static final int OUTPUT = 64 * 1024 * 1024;

	// Go asks for 1.3 GiB of room that it never fills; the rest is for what is rendered.
	private static final long MEMORY_KIB = 2 * 1024 * 1024;

	private static final List<Path> UNSHARE = List.of(Path.of("/usr/bin/unshare"), Path.of("/bin/unshare"));

	// Where a shell does not know a limit, the others hold all the same.
	private static final String LIMITS = "ulimit -c 0; ulimit -f 0; ulimit -t %d; ulimit -v %d; exec \"$@\""
		.formatted(SECONDS, MEMORY_KIB)
		.replace(";", " 2>/dev/null;");

	/** That of this machine; it is looked for once. */
	public static Fence ofThisMachine() {
		return Found.FENCE;
	}

	List<String> words(List<String> command) {
		List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", LIMITS, "sh"));
		words.addAll(this.withoutNetwork);
		words.addAll(command);
		return words;
	}

	/**
	 * All that kustomize finds in its environment.
	 * @param home an empty directory
	 */
	static Map<String, String> environment(Path home) {
		return Map.of("HOME", home.toString(), "PATH", home.toString(), "TMPDIR", home.toString(),
				// It ends soon: a quarter of its time would go into collecting garbage.
				"GOGC", "400", "GOMEMLIMIT", "400MiB", "GOTRACEBACK", "none");
	}

	private static final class Found {

		private static final Fence FENCE = new Fence(ways().filter(Found::works).findFirst().orElse(List.of()));

		// Root keeps its rights to files where it needs no user namespace for it.
		private static Stream<List<String>> ways() {
			return UNSHARE.stream()
				.filter(Files::isExecutable)
				.limit(1)
				.map(Path::toString)
				.flatMap((unshare) -> Stream.of(List.of(unshare, "-n", "--"), List.of(unshare, "-r", "-n", "--")));
		}

		private static boolean works(List<String> way) {
			List<String> words = new ArrayList<>(way);
			words.addAll(List.of("/bin/sh", "-c", ":"));
			try {
				Process process = new ProcessBuilder(words).redirectErrorStream(true)
					.redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.start();
				return process.waitFor(2, TimeUnit.SECONDS) && process.exitValue() == 0;
			}
			catch (IOException ex) {
				return false;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}

	}

}
