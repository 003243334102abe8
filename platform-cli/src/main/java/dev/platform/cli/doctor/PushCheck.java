package dev.platform.cli.doctor;

import dev.platform.cli.git.GitRemote;

/**
 * Whether the remote lets in who would push. Rules for a branch it only tells a push.
 */
record PushCheck(GitRemote remote) implements Check {

	@Override
	public String subject() {
		return "Git push";
	}

	@Override
	public Diagnosis diagnose() {
		this.remote.requirePushAccess();
		return Diagnosis.ok("the remote takes pushes; its rules for %s are known when one is made"
			.formatted(this.remote.location().branch()));
	}

}
