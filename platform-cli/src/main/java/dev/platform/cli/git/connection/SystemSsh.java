package dev.platform.cli.git.connection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * SSH as Git does it: by the user's own {@code ssh}, with its agent, keys, certificates,
 * jump hosts and known hosts.
 */
public final class SystemSsh extends SshSessionFactory {

	private final Map<String, String> environment;

	private final Optional<String> command;

	private final Transfer transfer;

	public SystemSsh(Config config, Map<String, String> environment, Transfer transfer) {
		this.transfer = transfer;
		this.environment = environment;
		this.command = Optional.ofNullable(environment.get("GIT_SSH_COMMAND"))
			.or(() -> Optional.ofNullable(config.getString("core", null, "sshCommand")))
			.or(() -> Optional.ofNullable(environment.get("GIT_SSH")).map((program) -> "'" + program + "'"));
	}

	@Override
	public RemoteSession getSession(URIish address, @Nullable CredentialsProvider provider, FS fs, int timeout) {
		return new RemoteSession() {
			@Override
			public Process exec(String remoteCommand, int seconds) throws IOException {
				return start(words(address, remoteCommand));
			}

			@Override
			public void disconnect() {
				// The process ends with its streams.
			}
		};
	}

	@Override
	public String getType() {
		return "ssh";
	}

	private Process start(List<String> words) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(words);
		builder.environment().clear();
		builder.environment().putAll(this.environment);
		return new SshProcess(builder.start(), this.transfer);
	}

	public List<String> words(URIish address, String remoteCommand) {
		List<String> words = new ArrayList<>();
		// Git's configuration holds a line for the shell.
		this.command.ifPresentOrElse((line) -> words.addAll(List.of("sh", "-c", line + " \"$@\"", line)),
				() -> words.addAll(List.of("ssh", "-o", "ConnectTimeout=30", "-o", "ServerAliveInterval=15")));
		if (address.getPort() > 0) {
			words.addAll(List.of("-p", String.valueOf(address.getPort())));
		}
		String host = (address.getUser() != null) ? address.getUser() + "@" + address.getHost() : address.getHost();
		// An address must not be able to pass for an option.
		words.addAll(List.of("--", host, remoteCommand));
		return words;
	}

}
