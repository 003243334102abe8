package dev.platform.cli.promotion;

import java.util.function.Function;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.engine.Problem;

/**
 * What was decided at one state of the branch, and how to decide it at another.
 *
 * @param way from a state of the branch to an intent, held against the rules there
 */
record Decision(Function<GitopsRepository, Intent> way, GitopsRepository at, Intent intent) {

	static Decision of(Function<GitopsRepository, Intent> way, GitopsRepository at) {
		return new Decision(way, at, way.apply(at));
	}

	/**
	 * The same at what the branch has become since; a problem where a rule refuses it by
	 * now, or where somebody has changed what this one was about.
	 */
	Decision again(GitopsRepository later) {
		Decision again = new Decision(this.way, later, this.intent.again(this.way.apply(later), later));
		if (again.isProposed() != isProposed() && !again.prepared().isEmpty()) {
			throw Problem.refused(
					"changes of %s %s since a moment ago; nothing has changed".formatted(this.intent.environment(),
							again.isProposed() ? "are proposed in a pull request" : "are pushed to the branch"),
					"repeat the command");
		}
		return again;
	}

	boolean isProposed() {
		return this.intent.isProposed(this.at);
	}

	PreparedChange prepared() {
		return PreparedChange.of(this.at, this.intent);
	}

}
