package dev.platform.cli.git;

import java.io.IOException;

import dev.platform.cli.gitops.CommitMessage;
import dev.platform.engine.repository.Changes;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.UserConfig;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Builds trees and a commit in the object database; there is no index and no work tree.
 */
record NewCommit(Repository repository, CommitSignature signature) {

	ObjectId on(ObjectId base, Changes changes, CommitMessage message) throws IOException {
		try (ObjectInserter inserter = this.repository.newObjectInserter();
				ObjectReader reader = this.repository.newObjectReader();
				RevWalk walk = new RevWalk(reader)) {
			ObjectId tree = new TreeEdit(new CheckedTrees(reader, base.name()), inserter)
				.of(walk.parseCommit(base).getTree(), changes)
				.orElseThrow(() -> new IOException("nothing would be left"));
			CommitBuilder commit = new CommitBuilder();
			commit.setTreeId(tree);
			commit.setParentId(base);
			UserConfig user = this.repository.getConfig().get(UserConfig.KEY);
			commit.setAuthor(new PersonIdent(user.getAuthorName(), user.getAuthorEmail()));
			PersonIdent committer = new PersonIdent(user.getCommitterName(), user.getCommitterEmail());
			commit.setCommitter(committer);
			commit.setMessage(message.text());
			this.signature.sign(commit, committer);
			ObjectId id = inserter.insert(commit);
			inserter.flush();
			return id;
		}
	}

}
