package dev.platform.cli.doctor;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.engine.kustomize.KustomizeCommand;

/**
 * The kustomize that renders: without one nothing is promoted.
 */
record KustomizeCheck(KustomizeCommand command) implements Check {

	private static final Pattern VERSION = Pattern.compile("v?(?<major>[0-9]+)\\.(?<minor>[0-9]+)");

	// `resources` of a Component and `sortOptions`.
	private static final int OLDEST = 5;

	@Override
	public String subject() {
		return "kustomize";
	}

	@Override
	public Diagnosis diagnose() {
		List<String> words = this.command.words();
		String program = words.getFirst();
		boolean kubectl = words.contains("kustomize");
		String version = new InstalledProgram(
				kubectl ? List.of("sh", "-c", "\"$0\" version --client | sed -n 's/^Kustomize Version: //p'", program)
						: List.of(program, "version"))
			.version()
			.orElse("");
		Matcher matcher = VERSION.matcher(version);
		if (!matcher.find()) {
			return Diagnosis.fail(program + " does not tell its version", "install kustomize 5");
		}
		String found = "%s in %s".formatted(version, program);
		return (Integer.parseInt(matcher.group("major")) < OLDEST)
				? Diagnosis.fail(found + " is too old for what is written here", "install kustomize 5")
				: Diagnosis.ok(found);
	}

}
