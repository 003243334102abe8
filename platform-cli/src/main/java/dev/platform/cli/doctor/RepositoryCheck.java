package dev.platform.cli.doctor;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.gitops.Revisions;
import dev.platform.engine.repository.Snapshot;

/**
 * Whether the GitOps repository can be read, and is one.
 */
record RepositoryCheck(GitRemote remote) implements Check {

	@Override
	public String subject() {
		return "Git remote";
	}

	@Override
	public Diagnosis diagnose() {
		Snapshot head = this.remote.fetch();
		int environments = new GitopsRepository(head).pipeline().environments().size();
		return Diagnosis.ok("%s, %s at %s, %d environments".formatted(this.remote.location(),
				this.remote.location().branch(), Revisions.abbreviated(head.revision()), environments));
	}

}
