package dev.platform.cli.git.trust;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.platform.cli.gitops.Verification;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.pipeline.Pipeline;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;
import dev.platform.engine.yaml.YamlFile;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Whom a branch trusts, and which of its commits are theirs. Commits are looked at when
 * they are asked for.
 */
public final class Trust {

	/** The commit whose keys are believed; without it, the first that has any. */
	public static final String PIN = "PLATFORM_TRUSTED_KEYS";

	private final Repository repository;

	private final Function<ObjectId, Snapshot> snapshots;

	private final Snapshot head;

	private final Guarded guarded;

	private final List<TrustedKeys> keys;

	private final Verdicts verdicts;

	private @Nullable List<Pipeline> counted;

	/**
	 * Finds out whom a branch trusts.
	 * @param snapshots the files of a commit
	 * @param pin as the variable says; empty where it says nothing
	 */
	public Trust(Repository repository, Function<ObjectId, Snapshot> snapshots, Snapshot head, String pin) {
		this.repository = repository;
		this.snapshots = snapshots;
		this.head = head;
		Path kept = repository.getDirectory().toPath().resolve("platform");
		this.guarded = guarded(pin, kept.resolve("trust-" + (pin.isEmpty() ? "first" : pin)));
		this.keys = this.guarded.keys()
			.stream()
			.map((version) -> TrustedKeys.all(snapshots.apply(version.commit())))
			.toList();
		this.verdicts = new Verdicts(kept.resolve("verdicts"), names(this.guarded.keys()));
	}

	private Guarded guarded(String pin, Path kept) {
		ObjectId tip = ObjectId.fromString(this.head.revision());
		try {
			GuardedHistory history = new GuardedHistory(this.repository, this.snapshots, pinned(pin, tip));
			KnownHead known = KnownHead.read(kept);
			Guarded at = history.at(tip, known);
			if (!tip.equals(known.head())) {
				new KnownHead(tip, at).write(kept);
			}
			return at;
		}
		catch (IOException ex) {
			throw unreadable(ex);
		}
	}

	private @Nullable ObjectId pinned(String pin, ObjectId tip) throws IOException {
		if (pin.isEmpty()) {
			return null;
		}
		if (!ObjectId.isId(pin)) {
			throw Problem.usage("%s is \"%s\", which is not the full name of a commit".formatted(PIN, pin),
					"git log --format=%H -- " + TrustedKeys.FOLDER);
		}
		ObjectId id = ObjectId.fromString(pin);
		try (RevWalk walk = new RevWalk(this.repository)) {
			if (walk.isMergedInto(walk.parseCommit(id), walk.parseCommit(tip))) {
				return id;
			}
		}
		catch (MissingObjectException ex) {
			// It was never fetched, so it is not in the branch.
		}
		throw Problem.refused("%s names commit %s, which is not in the branch".formatted(PIN, pin),
				"git log --format=%H -- " + TrustedKeys.FOLDER);
	}

	/** Whether anybody is trusted. */
	public boolean hasKeys() {
		return this.keys.stream().anyMatch((keys) -> !keys.isEmpty());
	}

	/**
	 * The keys that count; more than one set where two were merged without a signature.
	 */
	public List<TrustedKeys> keys() {
		return this.keys;
	}

	/** Whether a commit is signed by a key that counts. */
	public Verification of(String revision) {
		return hasKeys() ? this.verdicts.of(revision, () -> verify(revision))
				: Verification.failed(Verification.NO_KEYS);
	}

	private Verification verify(String revision) {
		try (RevWalk walk = new RevWalk(this.repository)) {
			RevCommit parsed = walk.parseCommit(ObjectId.fromString(revision));
			walk.parseBody(parsed);
			SignedCommit commit = SignedCommit.of(parsed);
			List<Verification> each = this.keys.stream().map((keys) -> keys.verify(commit)).toList();
			return each.stream().filter((one) -> !one.verified()).findFirst().orElseGet(each::getFirst);
		}
		catch (IOException ex) {
			throw unreadable(ex);
		}
	}

	/**
	 * Whether an environment's commits count only where they are signed. That holds on
	 * where somebody who is not trusted has taken the rule out of the pipeline.
	 * @param pipeline as it is at the head
	 */
	public boolean isRequired(Pipeline pipeline, EnvironmentName environment) {
		return requires(pipeline, environment)
				|| (hasKeys() && counted().stream().anyMatch((then) -> requires(then, environment)));
	}

	private synchronized List<Pipeline> counted() {
		if (this.counted == null) {
			this.counted = this.guarded.pipeline()
				.stream()
				.map((version) -> this.snapshots.apply(version.commit()))
				.flatMap((then) -> then.read(Pipeline.FILE).stream())
				.flatMap(Trust::pipeline)
				.toList();
		}
		return this.counted;
	}

	private static Stream<Pipeline> pipeline(String text) {
		try {
			return Stream.of(Pipeline.read(new YamlFile(Pipeline.FILE, text)));
		}
		catch (Problem ex) {
			// It was no pipeline then.
			return Stream.empty();
		}
	}

	private static boolean requires(Pipeline pipeline, EnvironmentName environment) {
		return pipeline.environments()
			.stream()
			.anyMatch((one) -> one.name().equals(environment) && one.rules().signatures() != null);
	}

	/**
	 * Whether the keys at the head are not those that count, for nobody trusted signed
	 * them.
	 */
	public boolean isHeadIgnored() {
		Set<Version> counted = this.guarded.keys();
		return !counted.isEmpty() && !counted.stream()
			.map((version) -> contents(this.snapshots.apply(version.commit())))
			.allMatch(contents(this.head)::equals);
	}

	private static List<String> contents(Snapshot snapshot) {
		return snapshot.files(TrustedKeys.FOLDER)
			.stream()
			.map((path) -> path + "\n" + snapshot.read(path).orElse(""))
			.toList();
	}

	/** The commits that made the keys that count. */
	public List<String> since() {
		return this.guarded.keys().stream().map((version) -> version.commit().name()).sorted().toList();
	}

	private static String names(Set<Version> versions) {
		return versions.stream().map((version) -> version.content().name()).sorted().collect(Collectors.joining(" "));
	}

	private Problem unreadable(IOException ex) {
		return Problem.failed("cannot read the history: " + ex.getMessage(),
				"rm -r %s".formatted(this.repository.getDirectory()), ex);
	}

}
