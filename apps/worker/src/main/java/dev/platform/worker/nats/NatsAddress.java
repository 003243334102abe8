package dev.platform.worker.nats;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where NATS is; an empty token means that none is needed.
 */
@ConfigurationProperties("nats")
record NatsAddress(String host, int port, String token) {
}
