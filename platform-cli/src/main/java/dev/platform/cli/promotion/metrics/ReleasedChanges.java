package dev.platform.cli.promotion.metrics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

	/**
	 * Reads a history.
	 * @param history all commits that changed any environment, newest first
	 */
	static List<ReleasedChange> of(List<Commit> history) {
		ReleasedChanges deliveries = new ReleasedChanges();
		history.stream()
			.flatMap((commit) -> commit.value(Trailer.ENVIRONMENT).stream())
			.distinct()
			.forEach((environment) -> deliveries.fates.put(environment, new Fates(concerning(environment, history))));
		List<Commit> chronicle = history.reversed();
		for (int place = 0; place < chronicle.size(); place++) {
			deliveries.places.put(chronicle.get(place).revision(), place);
			deliveries.read(chronicle.get(place), place);
		}
		return deliveries.all;
	}

	// What was committed by hand names no environment, and may be what is restored.
	private static List<Commit> concerning(String environment, List<Commit> history) {
		return history.stream()
			.filter((commit) -> commit.value(Trailer.ENVIRONMENT).orElse(environment).equals(environment))
			.toList();
	}

	private void read(Commit commit, int place) {
		String environment = commit.value(Trailer.ENVIRONMENT).orElse("");
		Optional<Action> action = commit.value(Trailer.ACTION).flatMap(Action::find);
		for (String service : Fates.services(commit)) {
			Origin origin = action.map((done) -> origin(done, commit, service, place)).orElse(new Origin(place, null));
			this.origins.computeIfAbsent(environment + "/" + service, (_) -> new ArrayList<>()).add(origin);
			Fates fates = this.fates.get(environment);
			// Trailers written by hand may lack anything.
			if (fates != null && action.isPresent() && !action.get().undoes()) {
				Instant undone = fates.undoing(commit, service).map(Commit::when).orElse(null);
				this.all.add(new ReleasedChange(environment, service, commit.when(), origin.since(),
						action.get() == Action.DEPLOY, undone));
			}
		}
	}

	private Origin origin(Action action, Commit commit, String service, int place) {
		return switch (action) {
			case DEPLOY -> new Origin(place, commit.when());
			case PROMOTE -> {
				String source = commit.value(Trailer.SOURCE).orElse("");
				int at = Math.max(0, source.indexOf('@'));
				yield new Origin(place, sinceAt(source.substring(0, at), service,
						this.places.getOrDefault(source.substring(Math.min(at + 1, source.length())), place)));
			}
			case ROLLBACK, REVERT -> new Origin(place, sinceAt(commit.value(Trailer.ENVIRONMENT).orElse(""), service,
					commit.value(Trailer.RESTORES).map(this.places::get).orElse(-1)));
		};
	}

	// Where what an environment ran at some place in the history came from.
	private @Nullable Instant sinceAt(String environment, String service, int place) {
		return this.origins.getOrDefault(environment + "/" + service, List.of())
			.stream()
			.filter((origin) -> origin.place() <= place)
			.reduce((_, later) -> later)
			.map(Origin::since)
			.orElse(null);
	}

	/**
	 * When what a change brought was first deployed.
	 */
	private record Origin(int place, @Nullable Instant since) {
	}

}
