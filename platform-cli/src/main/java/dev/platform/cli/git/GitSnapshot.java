package dev.platform.cli.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.platform.engine.Problem;
import dev.platform.engine.repository.Snapshot;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
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
		this.trees = new Trees(repository, tree);
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
			Trees.@Nullable Entry entry = this.trees.at(path);
			if (entry == null || !entry.isFile()) {
				return Optional.empty();
			}
			String known = this.texts.get(entry.id());
			return Optional.of((known != null) ? known : read(entry.id()));
		}
		catch (CharacterCodingException ex) {
			throw Problem.failed("%s is not UTF-8 text".formatted(path), "store it as UTF-8", ex);
		}
		catch (IOException | UncheckedIOException ex) {
			throw unreadable(path, ex);
		}
	}

	private String read(ObjectId id) throws IOException {
		try (ObjectReader reader = this.repository.newObjectReader()) {
			byte[] bytes = reader.open(id).getBytes();
			// Strict: replacement characters would silently change the file when written
			// back.
			String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			this.texts.put(id, text);
			return text;
		}
	}

	@Override
	public boolean isExecutable(String path) {
		Trees.@Nullable Entry entry = this.trees.at(path);
		return entry != null && entry.mode() == FileMode.EXECUTABLE_FILE;
	}

	@Override
	public List<String> folders(String path) {
		return entries(path).entrySet()
			.stream()
			.filter((entry) -> entry.getValue().mode() == FileMode.TREE)
			.map(Map.Entry::getKey)
			.toList();
	}

	@Override
	public List<String> files(String path) {
		List<String> files = new ArrayList<>();
		entries(path).forEach((name, entry) -> {
			String below = path.isEmpty() ? name : path + "/" + name;
			if (entry.mode() == FileMode.TREE) {
				files.addAll(files(below));
			}
			else {
				files.add(below);
			}
		});
		return files;
	}

	private Map<String, Trees.Entry> entries(String path) {
		try {
			Trees.@Nullable Entry folder = this.trees.at(path);
			return (folder != null && folder.mode() == FileMode.TREE) ? this.trees.entries(folder.id()) : Map.of();
		}
		catch (UncheckedIOException ex) {
			throw unreadable(path, ex);
		}
	}

	private Problem unreadable(String path, Exception ex) {
		return Problem.failed("cannot read %s: %s".formatted(path, ex.getMessage()),
				"rm -r %s".formatted(this.repository.getDirectory()), ex);
	}

}
