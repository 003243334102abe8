package dev.platform.cli.scaffold;

import java.util.Optional;
import java.util.function.Predicate;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.Commit;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;

/**
 * A template in a Git repository elsewhere.
 */
final class RepositoryTemplate extends TemplateSource {

	private final GitRemote remote;

	private final String folder;

	RepositoryTemplate(TemplateAddress address, GitRemote remote) {
		super(address.toString());
		this.remote = remote;
		this.folder = address.path();
	}

	@Override
	public Template now() {
		Snapshot head = head();
		return Template.read(name(), head, this.folder, head.revision());
	}

	private Snapshot head() {
		String branch = this.remote.location().branch();
		return this.remote.fetch(branch)
			.orElseThrow(() -> Problem.failed("%s has no branch %s".formatted(this.remote.location(), branch),
					"name one that it has: --template %s#%s@BRANCH".formatted(this.remote.location(), this.folder)));
	}

	@Override
	Optional<Template> in(String commit) {
		try {
			return read(this.remote.snapshot(commit), this.folder);
		}
		catch (Problem neverFetched) {
			return Optional.empty();
		}
	}

	@Override
	Optional<Template> newest(Predicate<Template> wanted) {
		for (Commit commit : this.remote.history(head(), this.folder)) {
			Optional<Template> past = in(commit.revision()).filter(wanted);
			if (past.isPresent()) {
				return past;
			}
		}
		return Optional.empty();
	}

}
