package dev.platform.local.home;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The home directory and the meaning of the files in it.
 */
public record Home(Path directory) {

	public Home {
		directory = directory.toAbsolutePath().normalize();
	}

	public Path lock() {
		return this.directory.resolve("lock");
	}

	public Path repository() {
		return this.directory.resolve("git/platform.git");
	}

	public Path status() {
		return this.directory.resolve("status.json");
	}

	public Path tls() {
		return this.directory.resolve("tls");
	}

	/** Programs and jars that run; nothing else may change them. */
	public Path releases() {
		return this.directory.resolve("releases");
	}

	/** What is only true while something runs. */
	public Path run() {
		return this.directory.resolve("run");
	}

	public Path run(String environment) {
		return run().resolve(environment);
	}

	public Path secrets(String environment) {
		return this.directory.resolve("secrets").resolve(environment);
	}

	public Path data(String environment, String service) {
		return this.directory.resolve("data").resolve(environment).resolve(service);
	}

	public Path log(String environment, String service) {
		return this.directory.resolve("logs").resolve(environment).resolve(service + ".log");
	}

	/**
	 * Makes the directory itself; everything below is made by whoever needs it. What is
	 * there from before is for its owner only from now on.
	 */
	public Home create() throws IOException {
		OwnerOnly.tighten(OwnerOnly.directories(this.directory));
		return this;
	}

}
