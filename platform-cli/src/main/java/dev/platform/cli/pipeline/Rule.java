package dev.platform.cli.pipeline;

/**
 * A rule as it is written in the pipeline.
 *
 * @param line where, counted from 1
 */
public record Rule(RuleName name, int line) {

	/** {@code gitops/pipeline.yaml:12}. */
	public String place() {
		return Pipeline.FILE + ":" + this.line;
	}

}
