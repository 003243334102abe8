package dev.platform.local.repository;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

import dev.platform.engine.repository.LinkFault;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The first commit: the {@code gitops} folder as it is in the checkout, committed or not.
 */
record Seed(Repository repository, String ref) {

	private static final String FOLDER = "gitops";

	private static final PersonIdent PLATFORM = new PersonIdent("platform", "platform@localhost");

	void commit(Path checkout) throws IOException {
		if (!Files.isDirectory(checkout.resolve(FOLDER))) {
			throw new IOException("there is no folder gitops in " + checkout);
		}
		try (ObjectInserter objects = this.repository.newObjectInserter()) {
			PersonIdent now = new PersonIdent(PLATFORM, Instant.now());
			CommitBuilder commit = new CommitBuilder();
			commit.setTreeId(tree(checkout, objects));
			commit.setAuthor(now);
			commit.setCommitter(now);
			commit.setMessage("Start from the checkout\n");
			ObjectId id = objects.insert(commit);
			objects.flush();
			point(id);
		}
	}

	private ObjectId tree(Path checkout, ObjectInserter objects) throws IOException {
		DirCache index = DirCache.newInCore();
		DirCacheBuilder entries = index.builder();
		Files.walkFileTree(checkout.resolve(FOLDER), new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				String path = checkout.relativize(file).toString();
				if (attributes.isRegularFile()) {
					add(path, Files.isExecutable(file) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE,
							Files.readAllBytes(file));
				}
				else if (attributes.isSymbolicLink() && Files.exists(file)) {
					requireWithin(checkout, file);
					add(path, FileMode.SYMLINK, Files.readSymbolicLink(file).toString().getBytes(UTF_8));
				}
				return FileVisitResult.CONTINUE;
			}

			private void add(String path, FileMode mode, byte[] content) throws IOException {
				DirCacheEntry entry = new DirCacheEntry(path);
				entry.setFileMode(mode);
				entry.setObjectId(objects.insert(Constants.OBJ_BLOB, content));
				entries.add(entry);
			}
		});
		entries.finish();
		return index.writeTree(objects);
	}

	private static void requireWithin(Path checkout, Path link) throws IOException {
		if (!link.toRealPath().startsWith(checkout.toRealPath())) {
			String path = checkout.relativize(link).toString();
			throw new IOException(LinkFault.OUT.problem(path, Files.readSymbolicLink(link).toString()).getMessage());
		}
	}

	private void point(ObjectId commit) throws IOException {
		RefUpdate update = this.repository.updateRef(this.ref);
		update.setNewObjectId(commit);
		update.setExpectedOldObjectId(ObjectId.zeroId());
		RefUpdate.Result result = update.update();
		if (result != RefUpdate.Result.NEW) {
			throw new IOException("cannot create %s: %s".formatted(this.ref, result));
		}
	}

}
