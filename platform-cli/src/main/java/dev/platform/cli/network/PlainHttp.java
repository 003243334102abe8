package dev.platform.cli.network;

import java.util.Arrays;
import java.util.Map;

import dev.platform.engine.Problem;

/**
 * The servers that the user lets be told secrets over plain HTTP, where everybody on the
 * way can read them: {@code PLATFORM_ALLOW_HTTP} lists their addresses. No repository can
 * say so.
 */
public record PlainHttp(Map<String, String> environment) {

	public static final String VARIABLE = "PLATFORM_ALLOW_HTTP";

	/** Whether a server may be told a secret that was given for it. */
	public boolean permits(Endpoint server) {
		return !server.isPlain() || Arrays.stream(this.environment.getOrDefault(VARIABLE, "").split("[,\\s]+"))
			.filter((address) -> !address.isEmpty())
			.map((address) -> Address.of(VARIABLE, address))
			.anyMatch((address) -> address.isAt(server));
	}

	/** A problem unless a server may be told a secret that was given for it. */
	public void require(Endpoint server) {
		if (!permits(server)) {
			throw Problem.failed(
					"%s is sent no login or token: everybody on the way could read it over plain HTTP"
						.formatted(server),
					"use https, or allow it for this server: export %s=%s".formatted(VARIABLE, server));
		}
	}

}
