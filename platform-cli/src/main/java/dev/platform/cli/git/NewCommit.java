package dev.platform.cli.git;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.platform.cli.gitops.Changes;
import dev.platform.cli.gitops.CommitMessage;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.lib.UserConfig;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Builds trees and a commit in the object database; there is no index and no work tree.
 */
record NewCommit(Repository repository, CommitSignature signature) {

	ObjectId on(ObjectId base, Changes changes, CommitMessage message) throws IOException {
		try (ObjectInserter inserter = this.repository.newObjectInserter();
				ObjectReader reader = this.repository.newObjectReader();
				RevWalk walk = new RevWalk(reader)) {
			ObjectId tree = edited(walk.parseCommit(base).getTree(), changes.texts(), reader, inserter);
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

	// Only the trees on the way to a changed file are read and written: the cost does not
	// grow with the repository.
	private static ObjectId edited(ObjectId tree, SortedMap<String, String> texts, ObjectReader reader,
			ObjectInserter inserter) throws IOException {
		TreeFormatter formatter = new TreeFormatter();
		CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, tree);
		for (; !entries.eof(); entries.next()) {
			String name = entries.getEntryPathString();
			ObjectId id = entries.getEntryObjectId();
			if (texts.containsKey(name)) {
				id = inserter.insert(Constants.OBJ_BLOB, texts.get(name).getBytes(UTF_8));
			}
			else {
				SortedMap<String, String> below = below(texts, name + "/");
				id = below.isEmpty() ? id : edited(id, below, reader, inserter);
			}
			formatter.append(name, entries.getEntryFileMode(), id);
		}
		return inserter.insert(formatter);
	}

	private static SortedMap<String, String> below(SortedMap<String, String> texts, String folder) {
		SortedMap<String, String> below = new TreeMap<>();
		for (Map.Entry<String, String> text : texts.tailMap(folder).entrySet()) {
			if (!text.getKey().startsWith(folder)) {
				break;
			}
			below.put(text.getKey().substring(folder.length()), text.getValue());
		}
		return below;
	}

}
