package dev.platform.cli.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.FileName;
import dev.platform.engine.repository.Snapshot;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A commit's files, read from the object database.
 */
final class GitSnapshot implements Snapshot {

	private final Repository repository;

	private final String revision;

	private final Trees trees;

	// Many services are rendered from the same components.
	private final Map<ObjectId, String> texts = new ConcurrentHashMap<>();

	GitSnapshot(Repository repository, String revision, ObjectId tree) {
		this.repository = repository;
		this.revision = revision;
		this.trees = new Trees(repository, revision, tree);
	}

	/** The files of a commit; a problem where it is not in the repository. */
	static GitSnapshot of(Repository repository, ObjectId id) {
		try (RevWalk walk = new RevWalk(repository)) {
			RevCommit commit = walk.parseCommit(id);
			return new GitSnapshot(repository, commit.name(), commit.getTree());
		}
		catch (IOException ex) {
			throw Problem.failed("commit %s is not in the repository".formatted(id.name()), "platform history", ex);
		}
	}

	@Override
	public String revision() {
		return this.revision;
	}

	@Override
	public Optional<String> read(String path) {
		try {
			TreeEntry.@Nullable At found = this.trees.find(path);
			if (found != null && found.entry().isSubmodule()) {
				throw Trees.submodule(found.path());
			}
			if (found == null || !found.entry().isFile()) {
				return Optional.empty();
			}
			String known = this.texts.get(found.entry().id());
			return Optional.of((known != null) ? known : text(found));
		}
		catch (CharacterCodingException ex) {
			throw Problem.failed("%s is not UTF-8 text".formatted(FileName.shown(path)), "store it as UTF-8", ex);
		}
		catch (UncheckedIOException ex) {
			throw unreadable(path, ex);
		}
	}

	private String text(TreeEntry.At file) throws CharacterCodingException {
		ObjectId id = file.entry().id();
		byte[] bytes = this.trees.reading((trees) -> trees.content(file.path(), id));
		// Strict: replacement characters would silently change the file when written
		// back.
		String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		this.texts.put(id, text);
		return text;
	}

	@Override
	public boolean isExecutable(String path) {
		return found(path, (at) -> at.entry().mode() == FileMode.EXECUTABLE_FILE, false);
	}

	@Override
	public List<String> folders(String path) {
		return found(path, (folder) -> new TreeFiles(this.trees).folders(folder), List.of());
	}

	@Override
	public List<String> files(String path) {
		return found(path, (folder) -> new TreeFiles(this.trees).files(path, folder), List.of());
	}

	private <T> T found(String path, Function<TreeEntry.At, T> read, T otherwise) {
		try {
			TreeEntry.@Nullable At found = this.trees.find(path);
			return (found != null) ? read.apply(found) : otherwise;
		}
		catch (UncheckedIOException ex) {
			throw unreadable(path, ex);
		}
	}

	private Problem unreadable(String path, Exception ex) {
		return Problem.failed("cannot read %s: %s".formatted(FileName.shown(path), ex.getMessage()),
				"rm -r %s".formatted(this.repository.getDirectory()), ex);
	}

}
