package dev.platform.cli.promotion.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.Trailer;
import dev.platform.cli.promotion.history.Action;
import dev.platform.cli.promotion.history.Fates;
import org.jspecify.annotations.Nullable;

/**
 * Follows releases through the environments, commit by commit, by the trailers alone.
 */
final class ReleasedChanges {

	private final Map<String, Fates> fates = new HashMap<>();

	private final Map<String, Integer> places = new HashMap<>();

	// Environment and service to where their releases came from, one entry a change.
	private final Map<String, List<Origin>> origins = new HashMap<>();

	private final List<ReleasedChange> all = new ArrayList<>();

	private final BiPredicate<String, Commit> counts;

	private ReleasedChanges(BiPredicate<String, Commit> counts) {
		this.counts = counts;
	}

	/**
	 * Reads a history.
	 * @param history all commits that changed any environment, newest first
	 * @param counts whether a commit is believed in an environment; asked only of those
	 * that matter to what is asked for
	 * @param asked whether a commit is asked for
	 */
	static List<ReleasedChange> of(List<Commit> history, BiPredicate<String, Commit> counts, Predicate<Commit> asked) {
		ReleasedChanges deliveries = new ReleasedChanges(counts);
		history.stream()
			.flatMap((commit) -> commit.value(Trailer.ENVIRONMENT).stream())
			.distinct()
			.forEach((environment) -> deliveries.fates.put(environment,
					new Fates(concerning(environment, history), (commit) -> counts.test(environment, commit))));
		List<Commit> chronicle = history.reversed();
		for (int place = 0; place < chronicle.size(); place++) {
			deliveries.places.put(chronicle.get(place).revision(), place);
			deliveries.read(chronicle.get(place), place, asked);
		}
		return deliveries.all;
	}

	// What was committed by hand names no environment, and may be what is restored.
	private static List<Commit> concerning(String environment, List<Commit> history) {
		return history.stream()
			.filter((commit) -> commit.value(Trailer.ENVIRONMENT).orElse(environment).equals(environment))
			.toList();
	}

	private void read(Commit commit, int place, Predicate<Commit> asked) {
		String environment = commit.value(Trailer.ENVIRONMENT).orElse("");
		Optional<Action> action = action(commit);
		for (String service : Fates.services(commit)) {
			Fates fates = this.fates.get(environment);
			// Trailers written by hand may lack anything.
			if (fates != null && action.isPresent() && !action.get().undoes() && asked.test(commit)
					&& this.counts.test(environment, commit)) {
				Instant undone = fates.undoing(commit, service).map(Commit::when).orElse(null);
				this.all.add(new ReleasedChange(environment, service, commit.when(), since(commit, service, place),
						action.get() == Action.DEPLOY, undone));
			}
			this.origins.computeIfAbsent(environment + "/" + service, (_) -> new ArrayList<>())
				.add(new Origin(place, commit));
		}
	}

	// When what a change brought was first deployed: back from change to change.
	private @Nullable Instant since(Commit change, String service, int place) {
		Optional<Origin> at = Optional.of(new Origin(place, change));
		while (at.isPresent()) {
			Commit commit = at.get().commit();
			Optional<Action> action = action(commit);
			if (action.isEmpty()) {
				return null;
			}
			if (action.get() == Action.DEPLOY) {
				return commit.when();
			}
			at = action.get().undoes() ? restored(commit, service, at.get().place())
					: source(commit, service, at.get().place());
		}
		return null;
	}

	private Optional<Origin> source(Commit promotion, String service, int place) {
		String source = promotion.value(Trailer.SOURCE).orElse("");
		int at = Math.max(0, source.indexOf('@'));
		return last(source.substring(0, at), service, Math.min(place - 1,
				this.places.getOrDefault(source.substring(Math.min(at + 1, source.length())), place)));
	}

	private Optional<Origin> restored(Commit undoing, String service, int place) {
		return last(undoing.value(Trailer.ENVIRONMENT).orElse(""), service,
				Math.min(place - 1, undoing.value(Trailer.RESTORES).map(this.places::get).orElse(-1)));
	}

	// What brought that which an environment ran at some place in the history.
	private Optional<Origin> last(String environment, String service, int place) {
		return this.origins.getOrDefault(environment + "/" + service, List.of())
			.reversed()
			.stream()
			.filter((origin) -> origin.place() <= place && this.counts.test(environment, origin.commit()))
			.findFirst();
	}

	private static Optional<Action> action(Commit commit) {
		return commit.value(Trailer.ACTION).flatMap(Action::find);
	}

	/**
	 * A change, and where it is in the history.
	 */
	private record Origin(int place, Commit commit) {
	}

}
