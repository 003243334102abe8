package dev.platform.cli.git.connection;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.platform.cli.network.Address;
import dev.platform.cli.output.HiddenCharacters;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The credential helpers of Git's configuration, asked through {@code git credential}.
 */
record GitCredential(GitProgram git) {

	static GitCredential ofUser(Map<String, String> environment) {
		// What no helper knows is answered by nobody: a command in a pipeline must not
		// wait for a person.
		return new GitCredential(new GitProgram(environment).with("GIT_TERMINAL_PROMPT", "0")
			.with("GIT_ASKPASS", "true")
			.with("SSH_ASKPASS", "true"));
	}

	Optional<Login> fill(Address address) {
		try {
			GitProgram.Result result = ask("fill", description(address, null));
			// Git ends a line with \n alone: what others take for an end is in a value.
			Map<String, String> answer = Arrays.stream(result.output().split("\n"))
				.map((line) -> line.split("=", 2))
				.filter((line) -> line.length == 2)
				.collect(Collectors.toMap((line) -> line[0], (line) -> line[1], (_, last) -> last));
			String password = answer.getOrDefault("password", "");
			boolean ours = address.scheme().equals(answer.getOrDefault("protocol", address.scheme()))
					&& host(address).equals(answer.getOrDefault("host", host(address)));
			return (result.exitCode() != 0 || password.isEmpty() || !ours) ? Optional.empty()
					: Optional.of(new Login(answer.getOrDefault("username", ""), password));
		}
		catch (IOException ex) {
			// Without a Git there is no helper either.
			return Optional.empty();
		}
	}

	/** Tells the helpers to keep, or to forget, a login. */
	void tell(String verdict, Address address, Login login) {
		try {
			ask(verdict, description(address, login));
		}
		catch (IOException ex) {
			// The login was right or wrong whether anybody remembers it or not.
		}
	}

	// What looks like a bare repository in the folder one happens to be in has no say.
	private GitProgram.Result ask(String verdict, String description) throws IOException {
		return this.git.run(description, "git", "-c", "safe.bareRepository=explicit", "credential", verdict);
	}

	private static String description(Address address, @Nullable Login login) {
		String text = line("protocol", address.scheme()) + line("host", host(address))
				+ line("path", address.path().replaceFirst("^/", ""));
		String user = (login != null) ? login.username() : address.user();
		return text + ((user != null) ? line("username", user) : "")
				+ ((login != null) ? line("password", login.password()) : "") + "\n";
	}

	private static String host(Address address) {
		return address.host() + ((address.port() > 0) ? ":" + address.port() : "");
	}

	// Whoever can write a line can name another host (CVE-2020-5260, CVE-2024-52006).
	private static String line(String key, String value) {
		if (HiddenCharacters.in(value) || value.indexOf('\n') >= 0) {
			throw Problem.failed("the %s of a login holds a control character".formatted(key),
					"write the repository's address anew, by hand");
		}
		return key + "=" + value + "\n";
	}

}
