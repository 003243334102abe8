package dev.platform.cli.validation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.cli.pipeline.Pipeline;
import dev.platform.cli.policy.Finding;
import dev.platform.cli.policy.Severity;
import dev.platform.engine.Problem;

/**
 * Without its pipeline nobody knows the environments of a repository.
 */
final class BrokenPipeline extends RuntimeException {

	// As those who read it name it: by its keys, and as YAML.
	private static final Pattern LINE = Pattern.compile("(?:^%s:|, line )(?<line>[0-9]+)".formatted(Pipeline.FILE));

	private final Problem problem;

	BrokenPipeline(Problem problem) {
		super(problem);
		this.problem = problem;
	}

	Finding finding() {
		String message = String.valueOf(this.problem.getMessage());
		Matcher line = LINE.matcher(message);
		return new Finding(Severity.ERROR, "pipeline", Pipeline.FILE,
				line.find() ? Integer.parseInt(line.group("line")) : 1, "pipeline.yaml", message, this.problem.hint());
	}

}
