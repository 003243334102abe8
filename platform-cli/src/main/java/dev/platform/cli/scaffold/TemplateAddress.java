package dev.platform.cli.scaffold;

/**
 * A folder in a Git repository: {@code https://git.example.com/templates.git#web@main}.
 *
 * @param path the folder; empty for the repository's root
 * @param ref a branch, or a full name as {@code refs/tags/v1}
 */
record TemplateAddress(String url, String path, String ref) {

	static TemplateAddress of(String word) {
		int hash = word.indexOf('#');
		String url = (hash < 0) ? word : word.substring(0, hash);
		String rest = (hash < 0) ? "" : word.substring(hash + 1);
		int at = rest.lastIndexOf('@');
		String ref = (at < 0) ? "HEAD" : rest.substring(at + 1);
		String path = (at < 0) ? rest : rest.substring(0, at);
		return new TemplateAddress(url, path.replaceAll("^/+|/+$", ""), ref);
	}

	/** As it may be written down: without user name and password. */
	@Override
	public String toString() {
		return this.url.replaceFirst("://[^/@]*@", "://") + "#" + this.path
				+ (this.ref.equals("HEAD") ? "" : "@" + this.ref);
	}

}
