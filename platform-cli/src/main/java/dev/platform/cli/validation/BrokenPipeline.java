package dev.platform.cli.validation;

import dev.platform.cli.output.Problem;
import dev.platform.cli.policy.Finding;
import dev.platform.cli.policy.Severity;

/**
 * Without its pipeline nobody knows the environments of a repository.
 */
final class BrokenPipeline extends RuntimeException {

	private final Problem problem;

	BrokenPipeline(Problem problem) {
		super(problem);
		this.problem = problem;
	}

	Finding finding() {
		return new Finding(Severity.ERROR, "pipeline", "gitops/pipeline.yaml", 1, "pipeline.yaml",
				String.valueOf(this.problem.getMessage()), this.problem.hint());
	}

}
