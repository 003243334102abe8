package dev.platform.cli.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.platform.cli.git.trust.KeyProblem;
import dev.platform.cli.git.trust.TrustedKeys;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.pipeline.Pipeline;
import dev.platform.cli.policy.Finding;
import dev.platform.cli.policy.Severity;
import dev.platform.engine.repository.Snapshot;

/**
 * What is wrong with the trusted keys of a repository, as its files tell.
 */
record KeyFindings(Snapshot snapshot) {

	private static final String RULE = "trusted-keys";

	List<Finding> all() {
		List<Finding> findings = new ArrayList<>();
		TrustedKeys keys = TrustedKeys.all(this.snapshot);
		for (KeyProblem problem : keys.problems()) {
			findings.add(error(problem.file(), problem.line(), problem.message(),
					"fix that line: it trusts nobody as it is"));
		}
		if (keys.isEmpty()) {
			new GitopsRepository(this.snapshot).pipeline()
				.environments()
				.stream()
				.flatMap((environment) -> Stream.ofNullable(environment.rules().signatures()))
				.findFirst()
				.ifPresent((rule) -> findings.add(error(Pipeline.FILE, rule.line(),
						"signatures are required, and no keys are trusted: nothing can be changed",
						"add " + TrustedKeys.FOLDER + "/allowed_signers")));
		}
		return findings;
	}

	private static Finding error(String file, int line, String message, String fix) {
		return new Finding(Severity.ERROR, RULE, file, line, "repository", message, fix);
	}

}
