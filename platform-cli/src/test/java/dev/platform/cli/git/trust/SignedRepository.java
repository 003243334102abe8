package dev.platform.cli.git.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.gitops.Verification;
import org.jspecify.annotations.Nullable;

/**
 * A repository in which people with and without keys commit.
 */
final class SignedRepository {

	static final String SIGNERS = TrustedKeys.FOLDER + "/allowed_signers";

	private final Path directory;

	private final Path work;

	private int number;

	SignedRepository(Path directory) throws IOException {
		this.directory = directory;
		this.work = Files.createDirectory(directory.resolve("work"));
		git("init", "--quiet", "--initial-branch=main");
		commit(null, "gitops/pipeline.yaml", "environments: [{name: dev}]\n");
	}

	String git(String... words) throws IOException {
		return git(null, Map.of(), words);
	}

	String git(@Nullable SigningKey key, Map<String, String> variables, String... words) throws IOException {
		List<String> all = new ArrayList<>(List.of("git", "-c", "user.name=Test", "-c", "user.email=test@localhost",
				"-c", "commit.gpgsign=false"));
		Map<String, String> environment = new HashMap<>(variables);
		if (key != null) {
			all.addAll(key.words());
			environment.putAll(key.environment());
		}
		all.addAll(List.of(words));
		return SigningKey.run(this.work, environment, all).strip();
	}

	/** Commits a file, signed by a key or by none. */
	String commit(@Nullable SigningKey key, String path, String text) throws IOException {
		return commit(key, Map.of(), path, text);
	}

	String commit(@Nullable SigningKey key, Map<String, String> variables, String path, String text)
			throws IOException {
		Files.createDirectories(this.work.resolve(path).getParent());
		Files.writeString(this.work.resolve(path), text);
		git("add", "--all");
		git(key, variables, "commit", "--quiet", "--message=Change " + path);
		return head();
	}

	/** Commits something that nobody guards. */
	String commit(@Nullable SigningKey key) throws IOException {
		return commit(key, "gitops/note", "note " + this.number++);
	}

	/** Makes these the SSH keys that are trusted. */
	String trust(@Nullable SigningKey by, SigningKey... keys) throws IOException {
		return commit(by, SIGNERS, Stream.of(keys).map(SigningKey::trusted).collect(Collectors.joining()));
	}

	String head() throws IOException {
		return git("rev-parse", "HEAD");
	}

	/** What a command finds out that has asked before, if at all, of an earlier head. */
	Trust trust() {
		return trust("cache", "");
	}

	/** What a command finds out that has never asked. */
	Trust trustAnew() {
		return trust("cache-" + this.number++, "");
	}

	Trust pinned(String commit) {
		return trust("cache-" + this.number++, commit);
	}

	private Trust trust(String cache, String pin) {
		GitRemote remote = new GitRemote(() -> new RepositoryLocation(this.work.toString(), "main"),
				this.directory.resolve(cache),
				Map.of("PATH", System.getenv("PATH"), "HOME", this.directory.toString(), Trust.PIN, pin));
		return remote.trust(remote.fetch());
	}

	Verification verification(String revision) {
		return trust().of(revision);
	}

	/** A merge made by hand: of these parents, with the tree of one commit. */
	String merge(@Nullable SigningKey key, String tree, String... parents) throws IOException {
		List<String> words = new ArrayList<>(List.of("commit-tree", tree + "^{tree}", "-m", "Merge"));
		for (String parent : parents) {
			words.addAll(List.of("-p", parent));
		}
		if (key != null) {
			words.add("-S");
		}
		String merge = git(key, Map.of(), words.toArray(String[]::new));
		git("reset", "--quiet", "--hard", merge);
		return merge;
	}

}
