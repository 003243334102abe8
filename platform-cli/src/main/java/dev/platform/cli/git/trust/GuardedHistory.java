package dev.platform.cli.git.trust;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.platform.engine.repository.Snapshot;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Follows the trusted keys and the pipeline from commit to commit. The first keys are
 * believed; a change of them counts where it was made on keys that counted and is signed
 * by one of those. Every commit is looked at, not only the simplified history of a file:
 * there a merge could hide that a key was taken away.
 *
 * @param pin the commit whose keys are believed in place of the first; null for the first
 */
record GuardedHistory(Repository repository, Function<ObjectId, Snapshot> snapshots, @Nullable ObjectId pin) {

	/**
	 * What counts at a commit.
	 * @param known what is known of an earlier one
	 */
	Guarded at(ObjectId head, KnownHead known) throws IOException {
		try (RevWalk walk = new RevWalk(this.repository)) {
			RevCommit tip = walk.parseCommit(head);
			if (known.head() != null && this.repository.getObjectDatabase().has(known.head())
					&& walk.isMergedInto(walk.parseCommit(known.head()), tip)) {
				Guarded guarded = new Walk(walk, known).to(tip);
				if (guarded != null) {
					return guarded;
				}
			}
		}
		try (RevWalk walk = new RevWalk(this.repository)) {
			Guarded guarded = new Walk(walk, KnownHead.NONE).to(walk.parseCommit(head));
			return (guarded != null) ? guarded : Guarded.NOTHING;
		}
	}

	private final class Walk {

		private final RevWalk walk;

		private final KnownHead known;

		private final GuardedFiles files;

		private final Map<ObjectId, Guarded> guarded = new HashMap<>();

		private final Map<ObjectId, TrustedKeys> owners = new HashMap<>();

		Walk(RevWalk walk, KnownHead known) {
			this.walk = walk;
			this.known = known;
			this.files = new GuardedFiles(walk);
			// The text of a commit is read where its signature matters.
			walk.setRetainBody(false);
		}

		/** Nothing where what is known does not suffice. */
		@Nullable Guarded to(RevCommit tip) throws IOException {
			this.walk.reset();
			this.walk.sort(RevSort.TOPO);
			this.walk.sort(RevSort.REVERSE, true);
			this.walk.markStart(tip);
			if (this.known.head() != null) {
				RevCommit head = this.walk.parseCommit(this.known.head());
				this.guarded.put(head.copy(), this.known.guarded());
				this.walk.markUninteresting(head);
			}
			for (RevCommit commit : this.walk) {
				Guarded at = at(commit);
				if (at == null) {
					return null;
				}
				this.guarded.put(commit.copy(), at);
			}
			return this.guarded.get(tip);
		}

		private @Nullable Guarded at(RevCommit commit) throws IOException {
			List<Guarded> before = new ArrayList<>();
			for (RevCommit parent : commit.getParents()) {
				Guarded at = this.guarded.containsKey(parent) ? this.guarded.get(parent) : ofEarlier(parent);
				if (at == null) {
					return null;
				}
				before.add(at);
			}
			if (commit.equals(GuardedHistory.this.pin)) {
				return new Guarded(first(commit, this.files.of(commit).keys()),
						first(commit, this.files.of(commit).pipeline()));
			}
			if (before.size() == 1 && !this.files.mayDiffer(commit)) {
				return before.getFirst();
			}
			Set<Version> keys = Version.newest(before.stream().flatMap((at) -> at.keys().stream()).toList());
			// What was made before there were keys says nothing against what was signed.
			Set<Version> pipeline = Version.newest(before.stream()
				.filter((at) -> keys.isEmpty() || !at.keys().isEmpty())
				.flatMap((at) -> at.pipeline().stream())
				.toList());
			return new Guarded(keysAt(commit, keys), pipelineAt(commit, keys, pipeline));
		}

		// It branched off before the commit that is known. Where it had the same files,
		// the same counted.
		private @Nullable Guarded ofEarlier(RevCommit parent) throws IOException {
			GuardedFiles.Content content = this.files.of(parent);
			Guarded at = this.known.guarded();
			boolean same = at.keys().size() <= 1 && Version.areAll(at.keys(), content.keys())
					&& Version.areAll(at.pipeline(), content.pipeline())
					&& at.keys().isEmpty() == content.keys().equals(ObjectId.zeroId());
			return same ? at : null;
		}

		private Set<Version> keysAt(RevCommit commit, Set<Version> before) throws IOException {
			ObjectId content = this.files.of(commit).keys();
			if (before.isEmpty()) {
				boolean believed = GuardedHistory.this.pin == null && !content.equals(ObjectId.zeroId());
				return believed ? first(commit, content) : before;
			}
			boolean counts = !Version.areAll(before, content) && isChange(commit, GuardedFiles.Content::keys, content)
					&& (before.size() > 1 || isMadeOnKeysThatCount(commit)) && isSigned(commit, before);
			return counts ? Set.of(new Version(content, commit.copy(), before)) : before;
		}

		// Otherwise a trusted signature would let in what others have slipped in below
		// it.
		private boolean isMadeOnKeysThatCount(RevCommit commit) throws IOException {
			for (RevCommit parent : commit.getParents()) {
				Guarded at = this.guarded.get(parent);
				if (at != null && !at.keys().isEmpty() && !Version.areAll(at.keys(), this.files.of(parent).keys())) {
					return false;
				}
			}
			return true;
		}

		private Set<Version> pipelineAt(RevCommit commit, Set<Version> keys, Set<Version> before) throws IOException {
			ObjectId content = this.files.of(commit).pipeline();
			if (keys.isEmpty()) {
				// Nobody is trusted yet: nothing needs to be signed.
				return first(commit, content);
			}
			boolean counts = !Version.areAll(before, content)
					&& isChange(commit, GuardedFiles.Content::pipeline, content) && isSigned(commit, keys);
			return counts ? Set.of(new Version(content, commit.copy(), before)) : before;
		}

		private static Set<Version> first(RevCommit commit, ObjectId content) {
			return Set.of(new Version(content, commit.copy(), Set.of()));
		}

		private boolean isChange(RevCommit commit, Function<GuardedFiles.Content, ObjectId> file, ObjectId content)
				throws IOException {
			for (RevCommit parent : commit.getParents()) {
				if (!file.apply(this.files.of(parent)).equals(content)) {
					return true;
				}
			}
			return commit.getParentCount() == 0;
		}

		private boolean isSigned(RevCommit commit, Set<Version> keys) throws IOException {
			this.walk.parseBody(commit);
			SignedCommit signed = SignedCommit.of(commit);
			return !keys.isEmpty() && keys.stream()
				.map((version) -> this.owners.computeIfAbsent(version.commit(),
						(id) -> TrustedKeys.owners(GuardedHistory.this.snapshots.apply(id))))
				.allMatch((owners) -> owners.verify(signed).verified());
		}

	}

}
