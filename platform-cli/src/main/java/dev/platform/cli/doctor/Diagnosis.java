package dev.platform.cli.doctor;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import dev.platform.engine.Problem;

/**
 * What a check found.
 *
 * @param mend what to type or do; empty where all is well
 */
record Diagnosis(CheckResult verdict, String message, String mend) {

	static Diagnosis ok(String message) {
		return new Diagnosis(CheckResult.OK, message, "");
	}

	static Diagnosis warn(String message, String mend) {
		return new Diagnosis(CheckResult.WARN, message, mend);
	}

	static Diagnosis fail(String message, String mend) {
		return new Diagnosis(CheckResult.FAIL, message, mend);
	}

	static Diagnosis fail(Problem problem) {
		return fail(String.valueOf(problem.getMessage()), problem.hint());
	}

	/** All of them as one, as bad as the worst, with what mends that. */
	static Diagnosis of(List<Diagnosis> several) {
		CheckResult worst = several.stream()
			.map(Diagnosis::verdict)
			.max(Comparator.naturalOrder())
			.orElse(CheckResult.OK);
		String mends = several.stream()
			.filter((one) -> one.verdict() == worst && !one.mend().isEmpty())
			.map(Diagnosis::mend)
			.distinct()
			.collect(Collectors.joining("; "));
		return new Diagnosis(worst, several.stream().map(Diagnosis::message).collect(Collectors.joining("; ")), mends);
	}

}
