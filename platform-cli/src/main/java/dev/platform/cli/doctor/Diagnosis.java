package dev.platform.cli.doctor;

import dev.platform.cli.output.Problem;

/**
 * What a check found.
 *
 * @param mend what to type or do; empty where all is well
 */
record Diagnosis(Verdict verdict, String message, String mend) {

	static Diagnosis ok(String message) {
		return new Diagnosis(Verdict.OK, message, "");
	}

	static Diagnosis warn(String message, String mend) {
		return new Diagnosis(Verdict.WARN, message, mend);
	}

	static Diagnosis fail(String message, String mend) {
		return new Diagnosis(Verdict.FAIL, message, mend);
	}

	static Diagnosis fail(Problem problem) {
		return fail(String.valueOf(problem.getMessage()), problem.hint());
	}

}
