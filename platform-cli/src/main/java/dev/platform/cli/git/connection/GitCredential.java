package dev.platform.cli.git.connection;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * The credential helpers of Git's configuration, asked through {@code git credential}.
 */
record GitCredential(GitProgram git) {

	static GitCredential ofUser(Map<String, String> environment) {
		// What no helper knows is answered by nobody: a command in a pipeline must not
		// wait
		// for a person.
		return new GitCredential(new GitProgram(environment).with("GIT_TERMINAL_PROMPT", "0")
			.with("GIT_ASKPASS", "true")
			.with("SSH_ASKPASS", "true"));
	}

	Optional<Login> fill(URIish address) {
		try {
			GitProgram.Result result = this.git.run(description(address, null), "git", "credential", "fill");
			Map<String, String> answer = result.output()
				.lines()
				.map((line) -> line.split("=", 2))
				.filter((line) -> line.length == 2)
				.collect(Collectors.toMap((line) -> line[0], (line) -> line[1], (_, last) -> last));
			String password = answer.getOrDefault("password", "");
			return (result.exitCode() != 0 || password.isEmpty()) ? Optional.empty()
					: Optional.of(new Login(answer.getOrDefault("username", ""), password));
		}
		catch (IOException ex) {
			// Without a Git there is no helper either.
			return Optional.empty();
		}
	}

	/** Tells the helpers to keep, or to forget, a login. */
	void tell(String verdict, URIish address, Login login) {
		try {
			this.git.run(description(address, login), "git", "credential", verdict);
		}
		catch (IOException ex) {
			// The login was right or wrong whether anybody remembers it or not.
		}
	}

	private static String description(URIish address, @Nullable Login login) {
		String host = address.getHost() + ((address.getPort() > 0) ? ":" + address.getPort() : "");
		String text = "protocol=%s\nhost=%s\npath=%s\n".formatted(address.getScheme(), host,
				String.valueOf(address.getPath()).replaceFirst("^/", ""));
		if (login != null) {
			return text + "username=%s\npassword=%s\n\n".formatted(login.username(), login.password());
		}
		return (address.getUser() != null) ? text + "username=%s\n\n".formatted(address.getUser()) : text + "\n";
	}

}
