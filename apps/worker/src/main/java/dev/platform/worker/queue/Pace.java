package dev.platform.worker.queue;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How many votes are taken at once, and after how long a silent worker's votes are taken
 * over.
 */
@ConfigurationProperties("worker")
public record Pace(int batch, Duration claimAfter) {
}
