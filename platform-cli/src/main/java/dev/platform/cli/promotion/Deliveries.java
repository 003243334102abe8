package dev.platform.cli.promotion;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.Trailer;
import org.jspecify.annotations.Nullable;

/**
 * Follows releases through the environments, commit by commit, by the trailers alone.
 */
final class Deliveries {

	private final Map<String, Fates> fates = new HashMap<>();

	private final Map<String, Integer> places = new HashMap<>();

	// Environment and service to where their releases came from, one entry a change.
	private final Map<String, List<Origin>> origins = new HashMap<>();

	private final List<Delivery> all = new ArrayList<>();

	/**
	 * Reads a history.
	 * @param history all commits that changed any environment, newest first
	 */
	static List<Delivery> of(List<Commit> history) {
		Deliveries deliveries = new Deliveries();
		Map<String, List<Commit>> byEnvironment = history.stream()
			.collect(Collectors.groupingBy((commit) -> commit.value(Trailer.ENVIRONMENT).orElse("")));
		byEnvironment.forEach((environment, commits) -> deliveries.fates.put(environment, new Fates(commits)));
		List<Commit> chronicle = history.reversed();
		for (int place = 0; place < chronicle.size(); place++) {
			deliveries.places.put(chronicle.get(place).revision(), place);
			deliveries.read(chronicle.get(place), place);
		}
		return deliveries.all;
	}

	private void read(Commit commit, int place) {
		String environment = commit.value(Trailer.ENVIRONMENT).orElse("");
		Optional<Action> action = commit.value(Trailer.ACTION).flatMap(Action::find);
		for (String service : Fates.services(commit)) {
			Origin origin = action.map((done) -> origin(done, commit, service, place)).orElse(new Origin(place, null));
			this.origins.computeIfAbsent(environment + "/" + service, (_) -> new ArrayList<>()).add(origin);
			if (action.isPresent() && !action.get().undoes()) {
				Instant undone = Objects.requireNonNull(this.fates.get(environment))
					.undoing(commit, service)
					.map(Commit::when)
					.orElse(null);
				this.all.add(new Delivery(environment, service, commit.when(), origin.since(),
						action.get() == Action.DEPLOY, undone));
			}
		}
	}

	private Origin origin(Action action, Commit commit, String service, int place) {
		return switch (action) {
			case DEPLOY -> new Origin(place, commit.when());
			case PROMOTE -> {
				String[] source = commit.value(Trailer.SOURCE).orElse("@").split("@", 2);
				yield new Origin(place, sinceAt(source[0], service, this.places.getOrDefault(source[1], place)));
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
