package dev.platform.engine.kustomization;

/**
 * The files of another repository at one commit, which kustomizations may refer to.
 *
 * @param repository its address, as the list has it
 * @param commit its full name
 */
public record Base(String repository, String commit) {

	// Where kustomize finds them: beside the repository's own files, none of whose paths
	// begins so.
	private static final String BESIDE = "../bases/";

	private static final int ABBREVIATED = 7;

	public Base {
		// It is part of paths.
		if (!commit.matches("[0-9a-f]{40}")) {
			throw new IllegalArgumentException("a base needs a commit's full name");
		}
	}

	/** Whether a path leads to a file of a base. */
	public static boolean holds(String path) {
		return path.startsWith(BESIDE);
	}

	/** The path of a base's folder, or of the base where that is empty. */
	String path(String folder) {
		return BESIDE + name() + "/" + this.commit + (folder.isEmpty() ? "" : "/" + folder);
	}

	/** Whether a path leads to a file of this one. */
	boolean has(String path) {
		return path.equals(path("")) || path.startsWith(path("") + "/");
	}

	/** The same path as the base itself has it. */
	String own(String path) {
		return path.equals(path("")) ? "" : path.substring(path("").length() + 1);
	}

	/** How a kustomization refers to a folder of it. */
	String reference(String folder) {
		return "%s%s?ref=%s".formatted(this.repository, folder.isEmpty() ? "" : "//" + folder, this.commit);
	}

	/** How many names a path has that no reference may lead above. */
	static int fixed(String folder) {
		return holds(folder) ? BESIDE.split("/").length + 2 : 0;
	}

	/**
	 * The way from a folder to one of a base, as kustomize takes it.
	 * @param from a folder of the repository's own, or of another base
	 */
	static String way(String from, String to) {
		long depth = from.isEmpty() ? 0 : from.chars().filter((character) -> character == '/').count() + 1;
		// The first name of a base's path leads up already.
		return "../".repeat((int) (holds(from) ? depth - 2 : depth)) + to;
	}

	/** A path for messages: {@code bases/web at 1a2b3c4: deploy/kustomization.yaml}. */
	static String shown(String path) {
		if (!holds(path)) {
			return path;
		}
		String[] parts = path.substring(BESIDE.length()).split("/", 3);
		return "bases/%s at %s%s".formatted(parts[0], parts[1].substring(0, ABBREVIATED),
				(parts.length > 2) ? ": " + parts[2] : "");
	}

	// Older kustomizes take a path with .git or _git/ in it for an address.
	private String name() {
		return this.repository.substring(this.repository.lastIndexOf('/') + 1)
			.replaceFirst("\\.git$", "")
			.replaceAll("[^A-Za-z0-9-]", "-");
	}

	/** {@code https://git.example.com/bases.git at 1a2b…}. */
	@Override
	public String toString() {
		return this.repository + " at " + this.commit;
	}

}
