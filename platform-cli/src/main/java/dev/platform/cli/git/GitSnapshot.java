package dev.platform.cli.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.platform.cli.gitops.Snapshot;
import dev.platform.cli.output.Problem;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A commit's files, read from the object database.
 */
record GitSnapshot(Repository repository, String revision, ObjectId tree) implements Snapshot {

	@Override
	public Optional<String> read(String path) {
		try (TreeWalk walk = TreeWalk.forPath(this.repository, path, this.tree)) {
			if (walk == null || walk.getFileMode().getObjectType() != Constants.OBJ_BLOB) {
				return Optional.empty();
			}
			byte[] bytes = walk.getObjectReader().open(walk.getObjectId(0)).getBytes();
			// Strict: replacement characters would silently change the file when written
			// back.
			return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
		}
		catch (CharacterCodingException ex) {
			throw Problem.failed("%s is not UTF-8 text".formatted(path), "store it as UTF-8", ex);
		}
		catch (IOException ex) {
			throw unreadable(path, ex);
		}
	}

	@Override
	public List<String> folders(String path) {
		return walk(path, false, (walk) -> FileMode.TREE.equals(walk.getFileMode()));
	}

	@Override
	public List<String> files(String path) {
		return walk(path, true, (walk) -> true).stream().map((name) -> path + "/" + name).toList();
	}

	private List<String> walk(String path, boolean recursive, Predicate<TreeWalk> wanted) {
		List<String> names = new ArrayList<>();
		try (TreeWalk folder = TreeWalk.forPath(this.repository, path, this.tree)) {
			if (folder == null || !FileMode.TREE.equals(folder.getFileMode())) {
				return names;
			}
			try (TreeWalk walk = new TreeWalk(folder.getObjectReader())) {
				walk.addTree(folder.getObjectId(0));
				walk.setRecursive(recursive);
				while (walk.next()) {
					if (wanted.test(walk)) {
						names.add(walk.getPathString());
					}
				}
			}
			return names;
		}
		catch (IOException ex) {
			throw unreadable(path, ex);
		}
	}

	private Problem unreadable(String path, IOException ex) {
		return Problem.failed("cannot read %s: %s".formatted(path, ex.getMessage()),
				"rm -r %s".formatted(this.repository.getDirectory()), ex);
	}

}
