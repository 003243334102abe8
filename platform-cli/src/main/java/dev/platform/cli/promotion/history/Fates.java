package dev.platform.cli.promotion.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.Trailer;

/**
 * What became of the changes of one environment.
 */
public final class Fates {

	private final List<Commit> history;

	private final Predicate<Commit> counts;

	private final Map<String, Integer> places = new HashMap<>();

	private final List<Integer> undoings = new ArrayList<>();

	/**
	 * The fates in a history.
	 * @param history the environment's commits, newest first
	 * @param counts whether a commit is believed; asked of those alone that make a
	 * difference
	 */
	public Fates(List<Commit> history, Predicate<Commit> counts) {
		this.history = history;
		this.counts = counts;
		for (int place = 0; place < history.size(); place++) {
			Commit commit = history.get(place);
			this.places.put(commit.revision(), place);
			boolean undoes = commit.value(Trailer.REVERTS).isPresent() || commit.value(Trailer.RESTORES).isPresent();
			if (undoes && counts.test(commit)) {
				// The first that undid something is what counts.
				this.undoings.addFirst(place);
			}
		}
	}

	public Fate of(int place) {
		Commit commit = this.history.get(place);
		Optional<Commit> undoing = counted(commit).stream()
			.flatMap((service) -> undoing(commit, service).stream())
			.findFirst();
		if (undoing.isPresent()) {
			return undoing.get().value(Trailer.REVERTS).isPresent() ? Fate.REVERTED : Fate.ROLLED_BACK;
		}
		return (place == 0 || !untouched(place).isEmpty()) ? Fate.CURRENT : Fate.REPLACED;
	}

	/** The services that no later change has touched. */
	Set<String> untouched(int place) {
		Set<String> untouched = new HashSet<>(counted(this.history.get(place)));
		for (int later = place - 1; later >= 0 && !untouched.isEmpty(); later--) {
			untouched.removeAll(counted(this.history.get(later)));
		}
		return untouched;
	}

	/** The commit that took a change of a service back. */
	public Optional<Commit> undoing(Commit commit, String service) {
		int place = this.places.getOrDefault(commit.revision(), 0);
		return this.undoings.stream()
			.filter((later) -> later < place)
			.map(this.history::get)
			.filter((later) -> undoes(later, commit, place) && services(later).contains(service))
			.findFirst();
	}

	// A rollback undoes what lies between it and what it restores.
	private boolean undoes(Commit later, Commit commit, int place) {
		Optional<String> reverted = later.value(Trailer.REVERTS);
		if (reverted.isPresent()) {
			return reverted.get().equals(commit.revision());
		}
		return !Undoing.is(commit) && later.value(Trailer.RESTORES)
			.map(this.places::get)
			.filter((restored) -> restored > place)
			.isPresent();
	}

	private Set<String> counted(Commit commit) {
		Set<String> services = services(commit);
		return (services.isEmpty() || this.counts.test(commit)) ? services : Set.of();
	}

	public static Set<String> services(Commit commit) {
		return commit.values(Trailer.RELEASE)
			.stream()
			.map((release) -> release.substring(0, Math.max(0, release.indexOf(' '))))
			.collect(Collectors.toSet());
	}

}
