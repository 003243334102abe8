package dev.platform.cli.scaffold;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.LocalClone;
import dev.platform.cli.git.RepositoryLocation;
import dev.platform.cli.gitops.Commit;
import dev.platform.cli.gitops.FolderSnapshot;
import dev.platform.cli.gitops.Snapshot;
import dev.platform.cli.output.Problem;

/**
 * The templates: those that come along, and a person's own in a folder or a repository.
 *
 * @param builtIn the folder of those that come along
 * @param cache a directory for clones
 */
public record Templates(Path builtIn, Path cache) {

	/** The names of those that make services. */
	public List<String> names() {
		return new FolderSnapshot(this.builtIn).folders("")
			.stream()
			.filter((name) -> Files.exists(this.builtIn.resolve(name).resolve("gitops/base")))
			.toList();
	}

	/**
	 * The template of that name, in that folder ({@code ./own}), or in a repository
	 * ({@code https://git.example.com/templates.git#folder@branch}).
	 */
	public Template find(String word) {
		if (isAddress(word)) {
			TemplateAddress address = TemplateAddress.of(word);
			return Template.read(address.toString(), remote(address).fetch(), address.path());
		}
		Path folder = folder(word);
		return Template.read(word, new FolderSnapshot(folder), "");
	}

	/** The template as it was at an earlier version, from the history of where it is. */
	public Template find(String word, String version) {
		Template now = find(word);
		if (now.version().equals(version)) {
			return now;
		}
		Optional<Template> then = isAddress(word) ? inHistory(TemplateAddress.of(word), word, version)
				: new LocalClone(folder(word)).newest((past) -> isVersion(past.snapshot(), past.path(), word, version),
						(past) -> Template.read(word, past.snapshot(), past.path()));
		return then.orElseThrow(() -> Problem.failed(
				"version %s of the template %s is in no commit of where it comes from".formatted(version, word),
				"git fetch --unshallow, or name where its history is: --template FOLDER"));
	}

	private Optional<Template> inHistory(TemplateAddress address, String word, String version) {
		GitRemote remote = remote(address);
		for (Commit commit : remote.history(remote.fetch(), address.path())) {
			Snapshot past = remote.snapshot(commit.revision());
			if (isVersion(past, address.path(), word, version)) {
				return Optional.of(Template.read(word, past, address.path()));
			}
		}
		return Optional.empty();
	}

	private static boolean isVersion(Snapshot past, String path, String word, String version) {
		String file = path.isEmpty() ? Template.FILE : path + "/" + Template.FILE;
		return past.read(file).isPresent() && Template.read(word, past, path).version().equals(version);
	}

	private static boolean isAddress(String word) {
		return word.contains("://") || word.startsWith("git@");
	}

	private Path folder(String word) {
		boolean own = word.contains("/") || word.startsWith(".");
		Path folder = (own ? Path.of(word) : this.builtIn.resolve(word)).toAbsolutePath().normalize();
		if (!Files.isDirectory(folder)) {
			throw Problem.usage("there is no template %s".formatted(word),
					"use one of: %s; or ./FOLDER, or https://…#FOLDER@BRANCH"
						.formatted(String.join(", ", Stream.of(names()).flatMap(List::stream).toList())));
		}
		return folder;
	}

	private GitRemote remote(TemplateAddress address) {
		return new GitRemote(() -> new RepositoryLocation(address.url(), address.ref()), this.cache);
	}

}
