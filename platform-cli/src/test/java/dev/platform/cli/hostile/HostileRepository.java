package dev.platform.cli.hostile;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.platform.cli.git.GitServer;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A bare repository that holds a case.
 */
record HostileRepository(Path bare) {

	private static final Path INNOCENT = Path.of("src/test/resources/dev/platform/cli/hostile/repository");

	private static final Path TEMPLATE = Path.of("src/test/resources/dev/platform/cli/hostile/template");

	/** Writes a case as a commit that Git's own checks have not seen. */
	static HostileRepository of(HostileCase hostile, Canaries canaries, Path directory) throws IOException {
		Path work = begun(directory, INNOCENT);
		HostileRepository repository = of(hostile, canaries, work, directory.resolve("platform.git"));
		// What a checkout of the platform has beside its gitops folder, in no commit.
		copy(Path.of("templates"), work.resolve("platform-cli/templates"));
		return repository;
	}

	/** Writes a template, which becomes hostile in its second version. */
	static HostileRepository template(HostileCase hostile, Canaries canaries, Path directory) throws IOException {
		Path work = begun(directory, TEMPLATE);
		GitServer.git(work, "add", "--all", "--force");
		GitServer.git(work, "commit", "--quiet", "--message=Begin");
		Path description = work.resolve("template.yaml");
		Files.writeString(description, Files.readString(description).replace("version: 1", "version: 2"));
		return of(hostile, canaries, work, directory.resolve("template.git"));
	}

	/** The checkout. */
	Path work() {
		return this.bare.resolveSibling("work");
	}

	private static Path begun(Path directory, Path innocent) throws IOException {
		Path work = Files.createDirectories(directory.resolve("work"));
		GitServer.git(work, "init", "--quiet", "--initial-branch=main");
		copy(innocent, work);
		return work;
	}

	private static HostileRepository of(HostileCase hostile, Canaries canaries, Path work, Path bare)
			throws IOException {
		for (Map.Entry<String, String> file : hostile.files().entrySet()) {
			write(work, file.getKey(), canaries.fill(file.getValue()));
		}
		for (Map.Entry<String, String> link : hostile.links().entrySet()) {
			Path place = work.resolve(link.getKey());
			Files.createDirectories(place.getParent());
			Files.deleteIfExists(place);
			Files.createSymbolicLink(place, FileSystems.getDefault().getPath(canaries.fill(link.getValue())));
		}
		GitServer.git(work, "add", "--all", "--force");
		GitServer.git(work, "commit", "--quiet", "--cleanup=verbatim", "--message=" + hostile.message());
		for (HostileCase.Entry entry : hostile.entries()) {
			insert(work, entry, canaries.fill(entry.text()));
		}
		GitServer.git(work, "clone", "--quiet", "--bare", "--no-hardlinks", work.toString(), bare.toString());
		return new HostileRepository(bare);
	}

	private static void copy(Path from, Path to) throws IOException {
		try (var files = Files.walk(from)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				write(to, from.relativize(file).toString(), Files.readString(file));
			}
		}
	}

	private static void write(Path work, String file, String text) throws IOException {
		Path place = work.resolve(file);
		Files.createDirectories(place.getParent());
		Files.writeString(place, text);
	}

	private static void insert(Path work, HostileCase.Entry entry, String text) throws IOException {
		try (Repository repository = new FileRepositoryBuilder().setWorkTree(work.toFile()).build();
				ObjectReader reader = repository.newObjectReader();
				ObjectInserter inserter = repository.newObjectInserter()) {
			ObjectId tree = with(reader, inserter, repository.resolve("HEAD^{tree}"), entry.in(),
					new HostileCase.Entry(entry.in(), entry.name(), entry.mode(), text));
			inserter.flush();
			String commit = GitServer.git(work, "commit-tree", tree.name(), "-p", "HEAD", "-m", "Harm");
			GitServer.git(work, "update-ref", "refs/heads/main", commit);
		}
	}

	private static ObjectId with(ObjectReader reader, ObjectInserter inserter, ObjectId tree, String in,
			HostileCase.Entry added) throws IOException {
		String[] way = in.split("/", 2);
		TreeFormatter formatter = new TreeFormatter();
		CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, tree);
		for (; !entries.eof(); entries.next()) {
			ObjectId id = entries.getEntryObjectId();
			if (entries.getEntryPathString().equals(way[0])) {
				id = with(reader, inserter, id, (way.length > 1) ? way[1] : "", added);
			}
			formatter.append(entries.getEntryPathString(), entries.getEntryFileMode(), id);
		}
		if (in.isEmpty()) {
			FileMode mode = FileMode.fromBits(Integer.parseInt(added.mode(), 8));
			ObjectId id = inserter.insert(Constants.OBJ_BLOB, added.text().getBytes(UTF_8));
			if (FileMode.TREE.equals(mode)) {
				TreeFormatter below = new TreeFormatter();
				below.append("harm.yaml", FileMode.REGULAR_FILE, id);
				id = inserter.insert(below);
			}
			formatter.append(added.name().getBytes(UTF_8), mode, id);
		}
		return inserter.insert(formatter);
	}

}
