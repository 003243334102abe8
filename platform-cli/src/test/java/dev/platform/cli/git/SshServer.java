package dev.platform.cli.git;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.platform.cli.FreePort;

/**
 * OpenSSH's own server, run by whoever runs the tests, on a port of the loopback address.
 */
final class SshServer implements AutoCloseable {

	private final Path directory;

	private final int port;

	private final Process process;

	private SshServer(Path directory, int port, Process process) {
		this.directory = directory;
		this.port = port;
		this.process = process;
	}

	/**
	 * Starts one that lets in the key {@code user} and certificates of the key
	 * {@code authority}.
	 */
	static SshServer start(Path directory) throws IOException {
		for (String name : List.of("host", "user", "authority", "certified", "stranger")) {
			run(directory, "ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", name);
		}
		run(directory, "ssh-keygen", "-q", "-s", "authority", "-I", "test", "-n", System.getProperty("user.name"),
				"certified.pub");
		if (System.getProperty("user.name").equals("root")) {
			Files.createDirectories(Path.of("/run/sshd"));
		}
		int port = FreePort.find();
		Files.writeString(directory.resolve("known_hosts"),
				"[127.0.0.1]:%d %s".formatted(port, Files.readString(directory.resolve("host.pub"))));
		Path configuration = directory.resolve("sshd_config");
		Files.writeString(configuration, """
				ListenAddress 127.0.0.1:%d
				HostKey %2$s/host
				AuthorizedKeysFile %2$s/user.pub
				TrustedUserCAKeys %2$s/authority.pub
				PasswordAuthentication no
				KbdInteractiveAuthentication no
				PermitRootLogin yes
				StrictModes no
				UsePAM no
				PidFile none
				""".formatted(port, directory));
		Process process = new ProcessBuilder("/usr/sbin/sshd", "-D", "-e", "-f", configuration.toString())
			.redirectErrorStream(true)
			.redirectOutput(directory.resolve("sshd.log").toFile())
			.start();
		SshServer server = new SshServer(directory, port, process);
		server.awaitListening();
		return server;
	}

	String url(Path bare) {
		return "ssh://%s@127.0.0.1:%d%s".formatted(System.getProperty("user.name"), this.port, bare);
	}

	/** The client's command, reading no configuration of the user's. */
	String client(String knownHosts, String identity) {
		return "ssh -F /dev/null -o BatchMode=yes -o UserKnownHostsFile=%s -o GlobalKnownHostsFile=/dev/null %s"
			.formatted(this.directory.resolve(knownHosts), identity);
	}

	String identity(String key) {
		return "-o IdentitiesOnly=yes -o IdentityAgent=none -i " + this.directory.resolve(key);
	}

	private void awaitListening() throws IOException {
		for (int attempt = 0; attempt < 100 && this.process.isAlive(); attempt++) {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
				return;
			}
			catch (IOException ex) {
				try {
					Thread.sleep(50);
				}
				catch (InterruptedException interrupt) {
					Thread.currentThread().interrupt();
				}
			}
		}
		throw new IOException("sshd does not listen: " + Files.readString(this.directory.resolve("sshd.log")));
	}

	static void run(Path directory, String... words) throws IOException {
		Process process = new ProcessBuilder(words).directory(directory.toFile()).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		try {
			if (process.waitFor() != 0) {
				throw new IOException(String.join(" ", words) + ": " + output);
			}
		}
		catch (InterruptedException ex) {
			throw new IOException(ex);
		}
	}

	@Override
	public void close() {
		this.process.descendants().forEach(ProcessHandle::destroy);
		this.process.destroy();
	}

}
