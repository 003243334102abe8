package dev.platform.cli.pipeline;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Something that is asked once a rollout is healthy.
 */
public sealed interface RolloutCheck {

	/** Where it is written in the pipeline, counted from 1. */
	int line();

	/** {@code gitops/pipeline.yaml:12}. */
	default String place() {
		return Pipeline.FILE + ":" + line();
	}

	/**
	 * A page that must answer.
	 *
	 * @param body a text that the answer must hold, or null
	 */
	record Http(URI url, int status, @Nullable String body, int line) implements RolloutCheck {
	}

	/**
	 * A PromQL query, each of whose values must lie below or above a bound.
	 *
	 * @param server the address of Prometheus, to which {@code /api/v1/query} is added
	 */
	record Query(URI server, String query, @Nullable Double below, @Nullable Double above,
			int line) implements RolloutCheck {
	}

}
