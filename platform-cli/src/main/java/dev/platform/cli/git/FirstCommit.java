package dev.platform.cli.git;

import java.io.IOException;
import java.util.Map;

import dev.platform.cli.gitops.CommitMessage;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A commit without a parent, for a repository that has none yet.
 */
record FirstCommit(Repository repository, CommitSignature signature) {

	ObjectId of(Map<String, String> files, CommitMessage message) throws IOException {
		DirCache index = DirCache.newInCore();
		DirCacheBuilder builder = index.builder();
		try (ObjectInserter inserter = this.repository.newObjectInserter()) {
			for (Map.Entry<String, String> file : files.entrySet()) {
				DirCacheEntry entry = new DirCacheEntry(file.getKey());
				entry.setFileMode(FileMode.REGULAR_FILE);
				entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue().getBytes(UTF_8)));
				builder.add(entry);
			}
			builder.finish();
			CommitBuilder commit = new CommitBuilder();
			commit.setTreeId(index.writeTree(inserter));
			PersonIdent committer = new PersonIdent(this.repository);
			commit.setAuthor(committer);
			commit.setCommitter(committer);
			commit.setMessage(message.text());
			this.signature.sign(commit, committer);
			ObjectId id = inserter.insert(commit);
			inserter.flush();
			return id;
		}
	}

}
