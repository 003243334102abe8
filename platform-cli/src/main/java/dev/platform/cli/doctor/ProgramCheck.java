package dev.platform.cli.doctor;

import java.util.List;

/**
 * A program that people and scripts use beside this one.
 *
 * @param words what prints its version
 */
record ProgramCheck(String subject, List<String> words, String mend) implements Check {

	@Override
	public Diagnosis diagnose() {
		return new InstalledProgram(this.words).version()
			.map(Diagnosis::ok)
			.orElseGet(() -> Diagnosis.warn("there is none on the PATH that works", this.mend));
	}

}
