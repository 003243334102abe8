package dev.platform.cli.doctor;

/**
 * The JDK that this runs on, which builds the services, too.
 */
record JavaCheck() implements Check {

	private static final int WANTED = 25;

	@Override
	public String subject() {
		return "JDK";
	}

	@Override
	public Diagnosis diagnose() {
		Runtime.Version version = Runtime.version();
		String found = "%s in %s".formatted(version, System.getProperty("java.home"));
		return (version.feature() == WANTED) ? Diagnosis.ok(found)
				: Diagnosis.warn(found + "; it is built and tested on " + WANTED, "set JAVA_HOME to a JDK " + WANTED);
	}

}
