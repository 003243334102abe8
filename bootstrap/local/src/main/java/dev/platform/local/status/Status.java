package dev.platform.local.status;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/**
 * Everything in {@code status.json}; without a process number nothing runs.
 */
@JsonPropertyOrder({ "pid", "startedAt", "phase", "phaseMessage", "revision", "httpsPort", "httpPort", "environments" })
public record Status(@Nullable Long pid, Instant startedAt, Phase phase, @Nullable String phaseMessage,
		@Nullable String revision, int httpsPort, int httpPort, List<EnvironmentStatus> environments) {
}
