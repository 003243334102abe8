package dev.platform.cli.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.connection.Access;
import dev.platform.cli.network.Endpoint;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.FileName;
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
	 * Where the template is that a service was made from. Whoever writes a record does
	 * not choose what is read on this machine, or which server it asks: it may name one
	 * that comes along, a folder of the checkout, and a repository on the GitOps
	 * repository's server.
	 */
	public TemplateSource recorded(String word) {
		if (TemplateAddress.isOne(word)) {
			TemplateAddress address = TemplateAddress.of(word);
			if (address.isFolder()) {
				throw elsewhere("the template %s is a folder of the machine that it was taken from".formatted(address));
			}
			if (this.repository.get().filter(address.repository()::isAt).isEmpty()) {
				throw elsewhere(
						"the template %s is on another server than the repository, which is not asked without your word"
							.formatted(address));
			}
			return source(address);
		}
		Path root = isFolder(word) ? root() : this.builtIn;
		return within(root, word).map((folder) -> new FolderTemplate(isFolder(word) ? recorded(folder) : word, folder))
			.orElseThrow(() -> elsewhere("the template %s is not in this checkout".formatted(FileName.shown(word))));
	}

	// Neither by its path nor by a link does it lead out.
	private static Optional<Path> within(Path root, String word) {
		String path = word.replaceFirst("^(\\./)+", "");
		if (path.startsWith("/") || FileName.pathLeadsElsewhere(path).isPresent()) {
			return Optional.empty();
		}
		try {
			Path folder = root.resolve(path);
			return Files.isDirectory(folder) && folder.toRealPath().startsWith(root.toRealPath()) ? Optional.of(folder)
					: Optional.empty();
		}
		catch (IOException | InvalidPathException ex) {
			return Optional.empty();
		}
	}

	private static Problem elsewhere(String message) {
		return Problem.failed(message, "name where it is: --template FOLDER, or --template GIT-URL#FOLDER@BRANCH");
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
