package dev.platform.cli.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.platform.cli.git.connection.GitProgram;
import dev.platform.cli.git.connection.HttpSettings;
import dev.platform.engine.Problem;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.GpgSignature;
import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Signs commits where Git's configuration asks for it, by the programs that Git itself
 * would start: their agents know the keys.
 */
record CommitSignature(Config config, Map<String, String> environment) {

	/** Whether commits are signed here: {@code commit.gpgsign}. */
	boolean wanted() {
		return this.config.getBoolean("commit", "gpgsign", false);
	}

	void sign(CommitBuilder commit, PersonIdent committer) throws IOException {
		if (wanted()) {
			String signature = signature(commit.build(), committer);
			commit.setGpgSignature(new GpgSignature(signature.getBytes(US_ASCII)));
		}
	}

	private String signature(byte[] commit, PersonIdent committer) throws IOException {
		String format = value("gpg", null, "format").orElse("openpgp");
		return switch (format) {
			case "ssh" -> bySsh(commit);
			case "x509" -> byGpg(commit, committer, program("x509", "gpgsm"));
			default -> byGpg(commit, committer,
					value("gpg", "openpgp", "program").or(() -> value("gpg", null, "program")).orElse("gpg"));
		};
	}

	private String byGpg(byte[] commit, PersonIdent committer, String program) throws IOException {
		String key = value("user", null, "signingkey")
			.orElse("%s <%s>".formatted(committer.getName(), committer.getEmailAddress()));
		GitProgram.Result result = run(commit, List.of(program, "--status-fd=2", "-bsau", key));
		if (result.exitCode() != 0 || !result.errors().contains("[GNUPG:] SIG_CREATED ")) {
			throw failed(program, result.errors().replaceAll("(?m)^\\[GNUPG:].*\\R?", ""));
		}
		return result.output();
	}

	// The key is a file, or its public half itself, whose secret one is the agent's.
	private String bySsh(byte[] commit) throws IOException {
		String key = value("user", null, "signingkey")
			.orElseThrow(() -> Problem.failed("commits are to be signed with an SSH key, and none is named",
					"git config --global user.signingkey ~/.ssh/id_ed25519.pub"));
		String program = program("ssh", "ssh-keygen");
		boolean literal = key.startsWith("key::") || key.startsWith("ssh-");
		Path file = literal ? Files.createTempFile("platform-key-", ".pub") : HttpSettings.path(key);
		try {
			if (literal) {
				Files.writeString(file, key.replaceFirst("^key::", "") + "\n");
			}
			List<String> words = new ArrayList<>(List.of(program, "-Y", "sign", "-n", "git", "-f", file.toString()));
			if (literal) {
				words.add("-U");
			}
			GitProgram.Result result = run(commit, words);
			if (result.exitCode() != 0 || !result.output().contains("BEGIN SSH SIGNATURE")) {
				throw failed(program, result.errors());
			}
			return result.output();
		}
		finally {
			if (literal) {
				Files.deleteIfExists(file);
			}
		}
	}

	private GitProgram.Result run(byte[] commit, List<String> words) {
		try {
			return new GitProgram(this.environment).run(commit, words.toArray(String[]::new));
		}
		catch (IOException ex) {
			throw failed(words.getFirst(), String.valueOf(ex.getMessage()));
		}
	}

	private String program(String format, String usual) {
		return value("gpg", format, "program").orElse(usual);
	}

	private Optional<String> value(String section, @Nullable String subsection, String name) {
		return Optional.ofNullable(this.config.getString(section, subsection, name));
	}

	private static Problem failed(String program, String reason) {
		return Problem.failed(
				"the commit cannot be signed: %s says: %s; nothing has changed".formatted(program,
						reason.strip().replaceAll("\\R+", " ")),
				"git config --get user.signingkey, and see that this key works: git commit-tree -S HEAD^{tree} -m test");
	}

}
