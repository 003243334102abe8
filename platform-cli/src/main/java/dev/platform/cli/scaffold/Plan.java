package dev.platform.cli.scaffold;

import dev.platform.cli.gitops.CommitMessage;
import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.Snapshot;

/**
 * Something that is to be made or taken away as a whole, decided anew on whatever the
 * branch has become by the time of the push.
 */
public interface Plan {

	/** The edits; a problem where a rule or what is there forbids them. */
	Changes changes(Snapshot at);

	CommitMessage message();

	/**
	 * What it is about, as {@code service.orders}: there is one pull request for each.
	 */
	String subject();

}
