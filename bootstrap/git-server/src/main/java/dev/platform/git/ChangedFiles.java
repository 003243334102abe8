package dev.platform.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.util.io.DisabledOutputStream;

/**
 * Finds what lies between the two ends of a push.
 */
record ChangedFiles(Repository repository) {

	/**
	 * The difference as one commit; none for a deleted branch or what is not a commit.
	 */
	List<PushEvent.Commit> in(ReceiveCommand command) throws IOException {
		try (RevWalk walk = new RevWalk(this.repository); ObjectReader reader = this.repository.newObjectReader()) {
			if (!(peeled(walk, command.getNewId()) instanceof RevCommit after)) {
				return List.of();
			}
			AbstractTreeIterator before = new EmptyTreeIterator();
			if (peeled(walk, command.getOldId()) instanceof RevCommit commit) {
				before = new CanonicalTreeParser(null, reader, commit.getTree());
			}
			return List.of(difference(after, before, new CanonicalTreeParser(null, reader, after.getTree())));
		}
	}

	private static RevObject peeled(RevWalk walk, ObjectId id) throws IOException {
		return id.equals(ObjectId.zeroId()) ? walk.lookupBlob(id) : walk.peel(walk.parseAny(id));
	}

	private PushEvent.Commit difference(RevCommit head, AbstractTreeIterator before, AbstractTreeIterator after)
			throws IOException {
		List<String> added = new ArrayList<>();
		List<String> modified = new ArrayList<>();
		List<String> removed = new ArrayList<>();
		try (DiffFormatter differences = new DiffFormatter(DisabledOutputStream.INSTANCE)) {
			differences.setRepository(this.repository);
			for (DiffEntry entry : differences.scan(before, after)) {
				switch (entry.getChangeType()) {
					case ADD, COPY -> added.add(entry.getNewPath());
					case DELETE -> removed.add(entry.getOldPath());
					case MODIFY, RENAME -> modified.add(entry.getNewPath());
				}
			}
		}
		return new PushEvent.Commit(head.name(), head.getFullMessage(), added, modified, removed);
	}

}
