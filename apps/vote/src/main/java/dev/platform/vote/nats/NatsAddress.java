package dev.platform.vote.nats;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;

/**
 * Where NATS is, and how much it may keep; an empty token means that none is needed.
 */
@ConfigurationProperties("nats")
record NatsAddress(String host, int port, String token, DataSize maxBytes) {
}
