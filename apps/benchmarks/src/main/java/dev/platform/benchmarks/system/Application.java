package dev.platform.benchmarks.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A service as this checkout has built it, unpacked as in its image, with the image's
 * flags and environment.
 *
 * @param directory where it is unpacked
 */
record Application(String name, Path directory, List<String> flags, Map<String, String> environment) {

	// What its container may have.
	private static final String MEMORY = "-XX:MaxRAM=256m";

	static Application unpack(Checkout checkout, String name, Path to) {
		Path jar = checkout.root().resolve("apps/%1$s/target/%1$s.jar".formatted(name));
		Path directory = to.resolve(name);
		Program unpacking = Program.start(List.of(java(), "-Djarmode=tools", "-jar", jar.toString(), "extract",
				"--destination", directory.toString()), Map.of(), to, to.resolve(name + ".log"));
		unpacking.await();
		List<String> flags = new ArrayList<>(List.of(MEMORY));
		Image image = Image.of(checkout, name);
		flags.addAll(image.flags());
		return new Application(name, directory, flags, image.environment());
	}

	/** Where its ahead-of-time cache is kept. */
	Path cache() {
		return this.directory.resolve(this.name + ".aot");
	}

	/** The command that starts it, with some flags more. */
	List<String> command(String... more) {
		List<String> command = new ArrayList<>(List.of(java()));
		command.addAll(this.flags);
		command.addAll(List.of(more));
		command.addAll(List.of("-jar", this.directory.resolve(this.name + ".jar").toString()));
		return command;
	}

	private static String java() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

}
