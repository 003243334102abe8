package dev.platform.cli.promotion;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.Trailer;

/**
 * The states that an environment can go back to.
 *
 * @param history its commits, newest first
 * @param counts whether a commit is believed
 */
record RestorePoints(List<Commit> history, Predicate<Commit> counts) {

	boolean isOne(int index) {
		return this.counts.test(this.history.get(index));
	}

	/**
	 * The change whose state the environment was in: after a rollback, the one it brought
	 * back.
	 */
	int effective(int from) {
		int index = from;
		for (Optional<Integer> restored = restored(index); restored.isPresent();) {
			index = restored.get();
			restored = restored(index);
		}
		return index;
	}

	private Optional<Integer> restored(int index) {
		List<String> revisions = this.history.get(index).values(Trailer.RESTORES);
		if (revisions.isEmpty() || !isOne(index)) {
			return Optional.empty();
		}
		return revisions.stream()
			.map((revision) -> this.history.stream().map(Commit::revision).toList().indexOf(revision))
			.filter((earlier) -> earlier > index)
			.findFirst();
	}

}
