package dev.platform.cli.scaffold;

import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.network.Address;
import dev.platform.cli.output.HiddenCharacters;
import dev.platform.engine.Problem;

/**
 * A folder in a Git repository: {@code https://git.example.com/templates.git#web@main}.
 *
 * @param path the folder; empty for the repository's root
 * @param ref a branch, or a full name as {@code refs/tags/v1}
 */
record TemplateAddress(Address repository, String path, String ref) {

	private static final String NAME = "the template";

	static TemplateAddress of(String word) {
		int hash = word.indexOf('#');
		Address repository = Address.of(NAME, (hash < 0) ? word : word.substring(0, hash));
		String rest = (hash < 0) ? "" : word.substring(hash + 1);
		if (HiddenCharacters.in(rest) || rest.indexOf('\n') >= 0) {
			throw Problem.usage("the template's folder or branch holds a control character",
					"write it anew, by hand, as in: %s#FOLDER@BRANCH".formatted(repository));
		}
		int at = rest.lastIndexOf('@');
		String ref = (at < 0) ? "HEAD" : rest.substring(at + 1);
		String path = (at < 0) ? rest : rest.substring(0, at);
		return new TemplateAddress(repository, path.replaceAll("^/+|/+$", ""), ref);
	}

	/**
	 * Whether a word is an address: it has a scheme, or a colon before the first slash.
	 */
	static boolean isOne(String word) {
		int colon = word.indexOf(':');
		int slash = word.indexOf('/');
		return colon >= 0 && (slash < 0 || colon < slash);
	}

	RepositoryLocation location() {
		return new RepositoryLocation(this.repository, this.ref);
	}

	/**
	 * Whether it is a folder of one machine, of which a record says nothing elsewhere.
	 */
	boolean isFolder() {
		return this.repository.form() == Address.Form.FOLDER;
	}

	/** As it may be written down: without user name and password. */
	@Override
	public String toString() {
		return this.repository + "#" + this.path + (this.ref.equals("HEAD") ? "" : "@" + this.ref);
	}

}
