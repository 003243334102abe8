package dev.platform.cli.forge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.platform.cli.network.Address;
import dev.platform.cli.network.Endpoint;
import dev.platform.cli.network.PlainHttp;
import dev.platform.engine.Problem;

/**
 * The token for a forge, which goes to no other: that of the forge's own variable to the
 * forge's own site, and to a server that the variables name; those that were given for
 * the repository to its server, or to the one that {@code PLATFORM_FORGE_URL} names.
 *
 * @param repository the address of the Git repository
 * @param password what Git is given there
 */
record ForgeTokens(Map<String, String> environment, Address repository, Supplier<Optional<String>> password) {

	/** The token for a server; a problem where there is none for it. */
	String of(Kind kind, Endpoint server) {
		new PlainHttp(this.environment).require(server);
		Optional<String> typical = kind.token(this.environment);
		if (typical.isPresent() && !isNamed(kind, server)) {
			throw Problem.failed(
					"%s is not told %s, which may be meant for another server".formatted(server, kind.variable()),
					"if it is meant for this one: export PLATFORM_FORGE_URL=%s".formatted(server));
		}
		return typical.or(this::inFile)
			.or(() -> isRepositorys(server) ? this.password.get() : Optional.empty())
			.map(String::strip)
			.filter((token) -> token.chars().allMatch((character) -> character > ' ' && character < 0x7F))
			.orElseThrow(() -> Problem.failed("there is no token for pull requests",
					"set %s, or PLATFORM_TOKEN_FILE to a file that holds it".formatted(kind.variable())));
	}

	// A checkout's origin is named by nobody but the checkout.
	private boolean isNamed(Kind kind, Endpoint server) {
		return kind.isPublic(server) || Stream.of("PLATFORM_FORGE_URL", "PLATFORM_REPOSITORY", kind.ciVariable())
			.flatMap((variable) -> Stream.ofNullable(this.environment.get(variable))
				.filter((text) -> !text.isBlank())
				.map((text) -> Address.of(variable, text)))
			.anyMatch((address) -> isSite(address, server));
	}

	private boolean isRepositorys(Endpoint server) {
		return isSite(this.repository, server);
	}

	private static boolean isSite(Address address, Endpoint server) {
		return address.isHttp() ? address.isAt(server)
				: address.server().isPresent() && new Endpoint("https", address.host(), 0).equals(server);
	}

	private Optional<String> inFile() {
		String file = this.environment.getOrDefault("PLATFORM_TOKEN_FILE", "");
		try {
			return file.isBlank() ? Optional.empty() : Optional.of(Files.readString(Path.of(file)));
		}
		catch (IOException ex) {
			throw Problem.failed("cannot read the token in " + file, "set PLATFORM_TOKEN_FILE to a file that holds it",
					ex);
		}
	}

}
