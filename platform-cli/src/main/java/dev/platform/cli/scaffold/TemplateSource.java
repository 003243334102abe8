package dev.platform.cli.scaffold;

import java.util.Optional;
import java.util.function.Predicate;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;

/**
 * Where a template is, and what it was there before.
 */
public abstract sealed class TemplateSource permits FolderTemplate, RepositoryTemplate {

	private final String name;

	TemplateSource(String name) {
		this.name = name;
	}

	/** What it is called, also by others and from elsewhere. */
	String name() {
		return this.name;
	}

	/** The template as it is now. */
	public abstract Template now();

	abstract Optional<Template> in(String commit);

	abstract Optional<Template> newest(Predicate<Template> wanted);

	/**
	 * The template as it was when something was made from it.
	 * @param version what its number was, which alone tells where no origin is known: of
	 * several states with that number it is the newest
	 */
	public Template then(Origin origin, String version) {
		Template now = now();
		if (origin.isKnown() ? origin.is(now) : now.version().equals(version)) {
			return now;
		}
		if (!origin.isKnown()) {
			return newest((past) -> past.version().equals(version)).orElseThrow(
					() -> Problem.failed(
							"version %s of the template %s is in no commit of where it comes from".formatted(version,
									this.name),
							"git fetch --unshallow, or name where its history is: --template FOLDER"));
		}
		String commit = origin.commit();
		return ((commit != null) ? in(commit) : Optional.<Template>empty()).or(() -> newest(origin::is))
			.orElseThrow(() -> Problem.failed(
					"the state of the template %s that it was made from, version %s, is in no commit of where it comes from"
						.formatted(this.name, version),
					"git fetch --unshallow, or name where its history is: --template FOLDER"));
	}

	// What is no template, or none any more that can be read, is not looked for.
	Optional<Template> read(Snapshot snapshot, String folder) {
		try {
			return Optional.of(Template.read(this.name, snapshot, folder, snapshot.revision()));
		}
		catch (Problem unreadable) {
			return Optional.empty();
		}
	}

}
