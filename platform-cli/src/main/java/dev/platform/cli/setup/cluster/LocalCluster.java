package dev.platform.cli.setup.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

import dev.platform.engine.Problem;

/**
 * What this checkout remembers of the cluster that it made, or was told to use.
 *
 * @param home the directory of these few files
 */
public record LocalCluster(Path home) {

	public Path kubeconfig() {
		return this.home.resolve("kubeconfig");
	}

	/** The authority behind the cluster's certificates. */
	public Path authority() {
		return this.home.resolve("ca.crt");
	}

	/** The address of its Git repository, with user and password. */
	public Optional<String> repository() {
		return read("repository");
	}

	/** The context of the user's own kubeconfig, for a cluster that existed before. */
	public Optional<String> context() {
		return read("context");
	}

	/** Which script made the cluster, {@code kind} or {@code native}. */
	Optional<String> script() {
		return read("script");
	}

	/** The registry to push to. */
	public Optional<String> registry() {
		return read("registry");
	}

	/** The folder of Docker's configuration with the login of that registry. */
	public Optional<String> dockerConfig() {
		return read("docker-config");
	}

	/** The image that services are built on. */
	public Optional<String> baseImage() {
		return read("base-image");
	}

	/** The port of this machine behind which its ingress controller is. */
	public Optional<String> httpsPort() {
		return read("https-port");
	}

	void keepKubeconfig(Path from) {
		try {
			Files.createDirectories(this.home);
			Files.copy(from, kubeconfig(), StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw unwritable(ex);
		}
	}

	/** Has a kubectl beside the kubeconfig, for who has none on the PATH. */
	void keepKubectl(Path program) {
		try {
			Path link = this.home.resolve("kubectl");
			Files.deleteIfExists(link);
			Files.createSymbolicLink(link, program);
		}
		catch (IOException ex) {
			throw unwritable(ex);
		}
	}

	/** Remembers a value that only its owner may read. */
	void keep(String name, String value) {
		try {
			Files.createDirectories(this.home);
			Path fresh = Files.createTempFile(this.home, name, ".new",
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			Files.writeString(fresh, value + "\n");
			Files.move(fresh, this.home.resolve(name), StandardCopyOption.ATOMIC_MOVE,
					StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw unwritable(ex);
		}
	}

	/** Forgets everything, as after the cluster was removed. */
	void forgetAll() {
		forget();
		this.home.resolve("script").toFile().delete();
	}

	/**
	 * Forgets how the cluster is reached. What made one on this machine is remembered:
	 * while another cluster is in use, that one stays, and has to be removed some day.
	 */
	void forget() {
		for (String name : new String[] { "kubeconfig", "context", "ca.crt", "repository", "registry", "docker-config",
				"base-image", "https-port", "kubectl" }) {
			this.home.resolve(name).toFile().delete();
		}
	}

	private Optional<String> read(String name) {
		Path file = this.home.resolve(name);
		try {
			return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
		}
		catch (IOException ex) {
			throw Problem.failed("cannot read %s: %s".formatted(file, ex.getMessage()), "platform up --cluster", ex);
		}
	}

	private Problem unwritable(IOException ex) {
		return Problem.failed("cannot write to %s: %s".formatted(this.home, ex.getMessage()), "look at its owner", ex);
	}

}
