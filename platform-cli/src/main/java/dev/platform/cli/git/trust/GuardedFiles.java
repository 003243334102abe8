package dev.platform.cli.git.trust;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import dev.platform.cli.pipeline.Pipeline;
import org.eclipse.jgit.internal.storage.commitgraph.ChangedPathFilter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Git's names for the content of the guarded files at each commit.
 */
final class GuardedFiles {

	private static final byte[] KEYS = TrustedKeys.FOLDER.getBytes(UTF_8);

	private static final byte[] PIPELINE = Pipeline.FILE.getBytes(UTF_8);

	private final RevWalk walk;

	private final Map<ObjectId, Content> contents = new HashMap<>();

	GuardedFiles(RevWalk walk) {
		this.walk = walk;
	}

	Content of(RevCommit commit) throws IOException {
		Content known = this.contents.get(commit);
		if (known != null) {
			return known;
		}
		this.walk.parseHeaders(commit);
		Content before = (commit.getParentCount() == 1) ? this.contents.get(commit.getParent(0)) : null;
		Content content = (before != null && !mayDiffer(commit)) ? before : read(commit);
		this.contents.put(commit.copy(), content);
		return content;
	}

	/**
	 * Whether a commit with one parent may have changed one of them, as far as the commit
	 * graph can tell without reading a tree.
	 */
	boolean mayDiffer(RevCommit commit) throws IOException {
		@Nullable ChangedPathFilter filter = commit.getChangedPathFilter(this.walk);
		if (filter != null) {
			return filter.maybeContains(KEYS) || filter.maybeContains(PIPELINE);
		}
		return !of(commit, commit.getParent(0));
	}

	private boolean of(RevCommit commit, RevCommit parent) throws IOException {
		Content now = this.contents.get(commit);
		if (now == null) {
			now = read(commit);
			this.contents.put(commit.copy(), now);
		}
		return now.equals(of(parent));
	}

	private Content read(RevCommit commit) throws IOException {
		return new Content(at(commit, TrustedKeys.FOLDER), at(commit, Pipeline.FILE));
	}

	private ObjectId at(RevCommit commit, String path) throws IOException {
		try (TreeWalk found = TreeWalk.forPath(this.walk.getObjectReader(), path, commit.getTree())) {
			return (found != null) ? found.getObjectId(0) : ObjectId.zeroId();
		}
	}

	/**
	 * What they hold; zero for what is not there.
	 */
	record Content(ObjectId keys, ObjectId pipeline) {
	}

}
