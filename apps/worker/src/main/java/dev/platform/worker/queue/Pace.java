package dev.platform.worker.queue;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How many votes are taken at once, and after how long a silent worker's votes are taken
 * over.
 *
 * @param linger how long a read waits after one that did not fill a batch
 */
@ConfigurationProperties("worker")
public record Pace(int batch, Duration claimAfter, Duration linger) {
}
