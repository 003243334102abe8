package dev.platform.cli.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A bare repository with trees that Git itself would not make.
 */
public final class HostileRepository implements AutoCloseable {

	static final String FILE = "100644";

	static final String LINK = "120000";

	static final String FOLDER = "40000";

	static final String SUBMODULE = "160000";

	private final Repository repository;

	private final ObjectInserter inserter;

	/** Makes one, or opens the one that is there. */
	public HostileRepository(Path bare) throws IOException {
		this.repository = new FileRepositoryBuilder().setBare().setGitDir(bare.toFile()).build();
		if (!bare.resolve(Constants.HEAD).toFile().exists()) {
			this.repository.create(true);
		}
		this.inserter = this.repository.newObjectInserter();
	}

	Repository repository() {
		return this.repository;
	}

	/** The content of a file, or where a link leads. */
	ObjectId text(String text) throws IOException {
		return this.inserter.insert(Constants.OBJ_BLOB, text.getBytes(UTF_8));
	}

	Entry file(String name, String text) throws IOException {
		return new Entry(FILE, name, text(text));
	}

	Entry link(String name, String target) throws IOException {
		return new Entry(LINK, name, text(target));
	}

	/** A folder with these entries, in this order, whatever their names. */
	Entry folder(String name, Entry... entries) throws IOException {
		ByteArrayOutputStream tree = new ByteArrayOutputStream();
		for (Entry entry : entries) {
			tree.writeBytes("%s %s\0".formatted(entry.mode(), entry.name()).getBytes(UTF_8));
			byte[] id = new byte[Constants.OBJECT_ID_LENGTH];
			entry.id().copyRawTo(id, 0);
			tree.writeBytes(id);
		}
		return new Entry(FOLDER, name, this.inserter.insert(Constants.OBJ_TREE, tree.toByteArray()));
	}

	/** Commits a root folder with these entries to main. */
	ObjectId commit(Entry... entries) throws IOException {
		CommitBuilder commit = new CommitBuilder();
		commit.setTreeId(folder("", entries).id());
		ObjectId head = this.repository.resolve("refs/heads/main");
		commit.setParentIds((head != null) ? List.of(head) : List.of());
		PersonIdent somebody = new PersonIdent("somebody", "somebody@example.com");
		commit.setAuthor(somebody);
		commit.setCommitter(somebody);
		commit.setMessage("Something");
		ObjectId id = this.inserter.insert(commit);
		this.inserter.flush();
		RefUpdate main = this.repository.updateRef("refs/heads/main");
		main.setNewObjectId(id);
		main.forceUpdate();
		return id;
	}

	@Override
	public void close() {
		this.inserter.close();
		this.repository.close();
	}

	/**
	 * An entry of a tree.
	 */
	record Entry(String mode, String name, ObjectId id) {
	}

}
