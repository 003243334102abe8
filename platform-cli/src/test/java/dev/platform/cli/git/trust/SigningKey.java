package dev.platform.cli.git.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A key made for a test by the programs that people use.
 *
 * @param settings what Git is to be told to sign with it
 * @param environment the variables that Git needs for that
 * @param file where the public half belongs below the trusted keys
 * @param trusted what stands there
 */
public record SigningKey(Map<String, String> settings, Map<String, String> environment, String file, String trusted) {

	/** An SSH key; {@code options} are those of {@code allowed_signers}. */
	public static SigningKey ssh(Path directory, String name, String type, String options) throws IOException {
		Path key = directory.resolve(name);
		if (!Files.exists(key)) {
			List<String> words = new ArrayList<>(
					List.of("ssh-keygen", "-q", "-N", "", "-C", name, "-f", key.toString()));
			words.addAll(List.of(type.split(" ")));
			run(directory, Map.of(), words);
		}
		String half = Files.readString(Path.of(key + ".pub")).strip();
		return new SigningKey(Map.of("gpg.format", "ssh", "user.signingkey", key + ".pub"), Map.of(), "allowed_signers",
				"%s@example.com %s%s\n".formatted(name, options.isEmpty() ? "" : options + " ", half));
	}

	/** An Ed25519 key of SSH without options. */
	public static SigningKey ssh(Path directory, String name) throws IOException {
		return ssh(directory, name, "-t ed25519", "");
	}

	/**
	 * An OpenPGP key.
	 * @param validity as GnuPG takes it: {@code never}, {@code seconds=1}
	 */
	public static SigningKey gpg(Path directory, String name, String validity, String... options) throws IOException {
		Path home = Files.createDirectory(directory.resolve(name + "-gnupg"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		List<String> words = new ArrayList<>(
				List.of("gpg", "--homedir", home.toString(), "--batch", "--quiet", "--passphrase", ""));
		words.addAll(List.of(options));
		words.addAll(List.of("--quick-generate-key", "%s <%s@example.com>".formatted(name, name), "ed25519", "sign",
				validity));
		run(directory, Map.of(), words);
		String armored = run(directory, Map.of(), List.of("gpg", "--homedir", home.toString(), "--armor", "--export"));
		return new SigningKey(Map.of("user.signingkey", name + "@example.com"), Map.of("GNUPGHOME", home.toString()),
				name + ".asc", armored);
	}

	/** Ends the agent that an OpenPGP key has started. */
	public void close() throws IOException {
		if (!this.environment.isEmpty()) {
			run(Path.of("."), this.environment, List.of("gpgconf", "--kill", "gpg-agent"));
		}
	}

	/** The words that make Git sign with it. */
	public List<String> words() {
		List<String> words = new ArrayList<>(List.of("-c", "commit.gpgsign=true"));
		this.settings.forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
		return words;
	}

	static String run(Path directory, Map<String, String> environment, List<String> words) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true);
		builder.environment().putAll(environment);
		Process process = builder.start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes());
		try {
			if (process.waitFor() != 0) {
				throw new IOException(String.join(" ", words) + ": " + output);
			}
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
		return output;
	}

}
