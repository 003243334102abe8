package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

import dev.platform.engine.repository.BoundedFolder;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Brings a work tree from one commit to a later one. A note of both stays in Git's folder
 * as long as that takes: where a program was killed meanwhile, the next one undoes it.
 */
record FastForward(Repository repository) {

	private static final String NOTE = "platform-forward";

	/**
	 * Whether the work tree is at the commit now; else nothing has changed.
	 * @param fetched brings the commit into the repository
	 */
	boolean run(Supplier<ObjectId> fetched) throws GitAPIException, IOException {
		ObjectId from = this.repository.resolve(Constants.HEAD);
		Path directory = this.repository.getDirectory().toPath();
		// Somebody else's Git is at work: nothing of it may be taken for this program's.
		if (from == null || Files.exists(directory.resolve("index.lock"))) {
			return false;
		}
		BoundedFolder notes = new BoundedFolder(directory);
		try {
			note(notes, from, from);
			ObjectId to = fetched.get();
			note(notes, from, to);
			return Git.wrap(this.repository)
				.merge()
				.include(to)
				.setFastForward(MergeCommand.FastForwardMode.FF_ONLY)
				.call()
				.getMergeStatus()
				.isSuccessful();
		}
		catch (JGitInternalException ex) {
			return false;
		}
		finally {
			notes.delete(NOTE);
		}
	}

	private static void note(BoundedFolder notes, ObjectId from, ObjectId to) throws IOException {
		notes.replace(NOTE, "%s %s".formatted(from.name(), to.name()).getBytes(US_ASCII), null);
	}

	/** Undoes what a killed program has done; what was edited since stays. */
	void recover() throws GitAPIException, IOException {
		Path directory = this.repository.getDirectory().toPath();
		Path note = directory.resolve(NOTE);
		if (!Files.exists(note)) {
			return;
		}
		String[] commits = Files.readString(note).split(" ");
		forgetLocks();
		ObjectId from = ObjectId.fromString(commits[0]);
		if (from.equals(this.repository.resolve(Constants.HEAD))) {
			new ForwardUndo(this.repository, from, ObjectId.fromString(commits[1])).run();
		}
		Files.delete(note);
	}

	// They are the killed program's, for nobody else's were there when it began.
	private void forgetLocks() throws IOException {
		Path directory = this.repository.getDirectory().toPath();
		for (String locked : List.of("index", Constants.HEAD, Constants.ORIG_HEAD)) {
			Files.deleteIfExists(directory.resolve(locked + ".lock"));
		}
		Path common = this.repository.getCommonDirectory().toPath();
		Files.deleteIfExists(common.resolve(this.repository.getFullBranch() + ".lock"));
		Files.deleteIfExists(common.resolve("refs/remotes/origin/%s.lock".formatted(this.repository.getBranch())));
		KilledWrites.forgetPacks(common.resolve("objects"));
	}

}
