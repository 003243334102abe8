package dev.platform.cli.git.connection;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.platform.cli.network.PlainHttp;
import dev.platform.cli.network.Proxies;
import org.eclipse.jgit.lib.Config;

/**
 * What Git's configuration and variables say about HTTP to one address. The longest
 * {@code http.<address>} that the address begins with stands before {@code http}.
 */
public record HttpSettings(Config config, Map<String, String> environment, RepositoryLocation location) {

	public HttpConnections connections(Transfer transfer) {
		PlainHttp plain = new PlainHttp(this.environment);
		return new HttpConnections(new Proxies(this.environment), value("proxy"), authority(),
				(server) -> this.location.address().server().filter((named) -> named.isOrMovedTo(server)).isPresent(),
				(server) -> this.location.address().isAt(server) && plain.permits(server), transfer);
	}

	public Optional<Path> authority() {
		return Optional.ofNullable(this.location.authority())
			.or(() -> Optional.ofNullable(this.environment.get("GIT_SSL_CAINFO"))
				.or(() -> value("sslCAInfo"))
				.or(() -> Optional.ofNullable(this.environment.get("SSL_CERT_FILE")))
				.filter((file) -> !file.isBlank())
				.map(HttpSettings::path));
	}

	/** The authority for this address, and the one for all programs. */
	public List<Path> authorities() {
		return Stream
			.concat(authority().stream(),
					Stream.ofNullable(this.environment.get("SSL_CERT_FILE"))
						.filter((file) -> !file.isBlank())
						.map(HttpSettings::path))
			.distinct()
			.toList();
	}

	Optional<String> value(String name) {
		return this.config.getSubsections("http")
			.stream()
			.filter((address) -> this.location.url().startsWith(address))
			.sorted(Comparator.comparingInt(String::length).reversed())
			.flatMap((address) -> Optional.ofNullable(this.config.getString("http", address, name)).stream())
			.findFirst()
			.or(() -> Optional.ofNullable(this.config.getString("http", null, name)));
	}

	public static Path path(String text) {
		return text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
	}

}
