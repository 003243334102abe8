package dev.platform.engine.kustomization;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

import dev.platform.engine.Problem;

/**
 * The path of a file or folder as a kustomization says it. Kustomize reads some of them
 * as addresses, and fetches these: such a one is never taken for a file, even where there
 * is one of that name.
 */
record WrittenPath(String text, Place place) {

	private static final String REMOTE_HINT = "copy what is needed into this repository, and refer to it there";

	/**
	 * Where it leads, relative to the repository's root; a problem where that is outside
	 * of the repository.
	 */
	String from(String folder) {
		Deque<String> segments = new ArrayDeque<>();
		if (!folder.isEmpty()) {
			segments.addAll(List.of(folder.split("/")));
		}
		int fixed = Base.fixed(folder);
		for (String segment : segments()) {
			if (!segment.equals("..")) {
				segments.addLast(segment);
			}
			else if (segments.size() == fixed) {
				throw this.place.refused("%s leads out of the repository".formatted(shown()),
						"refer to a file or folder of this repository");
			}
			else {
				segments.removeLast();
			}
		}
		return String.join("/", segments);
	}

	/**
	 * The same path as kustomize never reads as an address: it begins with {@code ./} or
	 * {@code ../}.
	 */
	String local() {
		Deque<String> clean = new ArrayDeque<>();
		for (String segment : segments()) {
			if (segment.equals("..") && !clean.isEmpty() && !clean.getLast().equals("..")) {
				clean.removeLast();
			}
			else {
				clean.addLast(segment);
			}
		}
		String path = String.join("/", clean);
		return "..".equals(clean.peekFirst()) ? path : "./" + path;
	}

	private List<String> segments() {
		check();
		List<String> segments = new ArrayList<>();
		for (String segment : this.text.split("/")) {
			if (segment.equalsIgnoreCase(".git")) {
				throw this.place.refused("%s is a file of Git's own".formatted(shown()),
						"refer to a file or folder of this repository");
			}
			if (!segment.isEmpty() && !segment.equals(".")) {
				segments.add(segment);
			}
		}
		return segments;
	}

	private void check() {
		if (this.text.isBlank()) {
			throw this.place.wrong("an empty reference");
		}
		if (isAddress()) {
			throw remote(REMOTE_HINT);
		}
		if (this.text.startsWith("/")) {
			throw this.place.refused("%s is an absolute path".formatted(shown()),
					"write the path relative to this file's folder");
		}
		if (this.text.chars().anyMatch((character) -> character == '\\' || Character.isISOControl(character))) {
			throw this.place.refused("%s is not a path".formatted(shown()), "write the path with /");
		}
	}

	/** Whether kustomize, of any version, could take it for something to fetch. */
	boolean isAddress() {
		String first = this.text.split("/", 2)[0];
		return first.contains(":") || first.contains("@") || first.toLowerCase(Locale.ROOT).endsWith("github.com")
				|| this.text.contains("://") || this.text.contains("?");
	}

	Problem remote(String hint) {
		return this.place.refused("%s is not in this repository, and rendering fetches nothing".formatted(shown()),
				hint);
	}

	String shown() {
		return Shown.text(this.text);
	}

}
