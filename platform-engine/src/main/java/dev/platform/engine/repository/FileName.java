package dev.platform.engine.repository;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks names of files and folders that somebody else has chosen. The rules are those of
 * Git's own checks: a name must mean the same file on every file system.
 */
public final class FileName {

	// HFS+ leaves these characters out when it compares names.
	private static final Pattern IGNORED = Pattern.compile("[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]");

	// NTFS leaves out what follows a colon, and dots and spaces at the end; git~1 is its
	// short name of .git.
	private static final Pattern GIT = Pattern.compile("(\\.git|git~[0-9]+)[. ]*(:.*)?");

	private static final Pattern DEVICE = Pattern
		.compile("(?i)(con|prn|aux|nul|com[1-9\u00b9\u00b2\u00b3]|lpt[1-9\u00b9\u00b2\u00b3])(\\..*)?");

	private static final Pattern NOT_ON_WINDOWS = Pattern.compile("[\\x00-\\x1f\\x7f\"*:<>?|\\\\/]");

	private FileName() {
	}

	/**
	 * Why a name would lead to another place than a file of this name; mostly nothing.
	 */
	public static Optional<String> leadsElsewhere(String name) {
		if (name.isEmpty()) {
			return Optional.of("an empty name");
		}
		if (name.equals(".") || name.equals("..")) {
			return Optional.of("the name of another folder");
		}
		if (name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
			return Optional.of("a path, not a name");
		}
		return isGit(name) ? Optional.of("a name of Git's own folder") : Optional.empty();
	}

	/** Why a name is refused in a repository; mostly nothing. */
	public static Optional<String> fault(String name) {
		return leadsElsewhere(name).or(() -> unportable(name));
	}

	/** As {@link #leadsElsewhere}, for each name of a path. */
	public static Optional<String> pathLeadsElsewhere(String path) {
		return Stream.of(path.split("/", -1)).flatMap((name) -> leadsElsewhere(name).stream()).findFirst();
	}

	/** As {@link #fault}, for each name of a path. */
	public static Optional<String> pathFault(String path) {
		return Stream.of(path.split("/", -1)).flatMap((name) -> fault(name).stream()).findFirst();
	}

	private static boolean isGit(String name) {
		return GIT.matcher(IGNORED.matcher(name).replaceAll("").toLowerCase(Locale.ROOT)).matches();
	}

	private static Optional<String> unportable(String name) {
		if (NOT_ON_WINDOWS.matcher(name).find()) {
			return Optional.of("a name with a character that not every file system takes");
		}
		if (name.endsWith(".") || name.endsWith(" ")) {
			return Optional.of("a name that ends with a dot or a space");
		}
		return DEVICE.matcher(name).matches() ? Optional.of("the name of a device on Windows") : Optional.empty();
	}

	/** A name or path for messages: what a terminal would not show as it is, escaped. */
	public static String shown(String path) {
		StringBuilder shown = new StringBuilder();
		path.codePoints().forEach((character) -> {
			int type = Character.getType(character);
			boolean visible = type != Character.CONTROL && type != Character.FORMAT && type != Character.LINE_SEPARATOR
					&& type != Character.PARAGRAPH_SEPARATOR && type != Character.SURROGATE;
			if (visible) {
				shown.appendCodePoint(character);
			}
			else {
				shown.append("\\u%04x".formatted(character));
			}
		});
		return shown.toString();
	}

}
