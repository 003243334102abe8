package dev.platform.cli.scaffold;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.connection.Access;
import dev.platform.cli.network.Endpoint;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.FolderSnapshot;

/**
 * The templates: those that come along, and a person's own in a folder or a repository.
 *
 * @param builtIn the folder of those that come along
 * @param checkout whose folders are named by their paths in it, so that others find them
 * in theirs
 * @param cache a directory for clones
 * @param repository the server of the GitOps repository, whose login goes to no other
 */
public record Templates(Path builtIn, Path checkout, Path cache, Supplier<Optional<Endpoint>> repository) {

	/** Templates of repositories none of which is on the GitOps repository's server. */
	public Templates(Path builtIn, Path checkout, Path cache) {
		this(builtIn, checkout, cache, Optional::empty);
	}

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
		return typed(word).now();
	}

	/** Where the template is that somebody types; a folder begins where they are. */
	public TemplateSource typed(String word) {
		if (TemplateAddress.isOne(word)) {
			return source(TemplateAddress.of(word));
		}
		Path folder = (isFolder(word) ? Path.of(word) : this.builtIn.resolve(word)).toAbsolutePath().normalize();
		if (!Files.isDirectory(folder)) {
			throw Problem.usage("there is no template %s".formatted(word),
					"use one of: %s; or ./FOLDER, or https://…#FOLDER@BRANCH".formatted(String.join(", ", names())));
		}
		return new FolderTemplate(isFolder(word) ? recorded(folder) : word, folder);
	}

	/**
	 * Where the template is that a service was made from. Older records name a folder as
	 * it was typed, wherever that was.
	 */
	public TemplateSource recorded(String word) {
		if (TemplateAddress.isOne(word)) {
			TemplateAddress address = TemplateAddress.of(word);
			// Whoever writes a record does not choose what is read on this machine.
			if (address.isFolder()) {
				throw Problem.failed(
						"the template %s is a folder of the machine that it was taken from".formatted(address),
						"name where it is: --template FOLDER, or --template GIT-URL#FOLDER@BRANCH");
			}
			return source(address);
		}
		if (!isFolder(word)) {
			return typed(word);
		}
		Path folder = Stream.of(root().resolve(word), Path.of(word))
			.map((candidate) -> candidate.toAbsolutePath().normalize())
			.filter(Files::isDirectory)
			.findFirst()
			.orElseThrow(() -> Problem.failed(
					Path.of(word).isAbsolute() ? "the template %s is not on this machine".formatted(word)
							: "the template %s is not in this checkout".formatted(word),
					"name where it is: --template FOLDER, or --template GIT-URL#FOLDER@BRANCH"));
		return new FolderTemplate(recorded(folder), folder);
	}

	private String recorded(Path folder) {
		return folder.startsWith(root()) ? "./" + root().relativize(folder) : folder.toString();
	}

	private Path root() {
		return this.checkout.toAbsolutePath().normalize();
	}

	private static boolean isFolder(String word) {
		return word.contains("/") || word.startsWith(".");
	}

	private TemplateSource source(TemplateAddress address) {
		return new RepositoryTemplate(address,
				new GitRemote(address::location, this.cache, Access.elsewhere(System.getenv(), this.repository)));
	}

}
