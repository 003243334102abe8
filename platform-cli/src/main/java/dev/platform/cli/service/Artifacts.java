package dev.platform.cli.service;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.platform.cli.gitops.Modules;
import dev.platform.engine.repository.Snapshot;

/**
 * What Maven calls the modules of the reactor: it builds nothing where two have one name.
 */
record Artifacts(Snapshot snapshot) {

	private static final Pattern ELSEWHERE = Pattern.compile("(?s)<!--.*?-->|<parent>.*?</parent>");

	private static final Pattern ID = Pattern.compile("<artifactId>\\s*([^<\\s]+)\\s*</artifactId>");

	/** Which pom has the artifactId of another, unless it is that one itself. */
	Optional<String> holder(String file, String pom) {
		Optional<String> id = id(pom);
		Modules modules = new Modules(this.snapshot.read(Modules.FILE).orElse(""));
		return Stream
			.concat(Stream.of(Modules.FILE), modules.names().stream().map((module) -> module + "/" + Modules.FILE))
			.filter((other) -> !other.equals(file) && id.isPresent()
					&& this.snapshot.read(other).flatMap(Artifacts::id).equals(id))
			.findFirst();
	}

	// A pom's own stands before those that it depends on.
	private static Optional<String> id(String pom) {
		Matcher id = ID.matcher(ELSEWHERE.matcher(pom).replaceAll(""));
		return id.find() ? Optional.of(id.group(1)) : Optional.empty();
	}

}
