package dev.platform.git;

import java.io.IOException;

import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TooLargePackException;
import org.eclipse.jgit.internal.submodule.SubmoduleValidator.SubmoduleValidationException;
import org.eclipse.jgit.lib.ObjectChecker;

/**
 * Which objects are taken: those of which nothing leads to another place when a work tree
 * is made of them, on any file system, and none that is huge.
 *
 * @param maxBytes how large one may be
 */
record ReceivedObjects(long maxBytes) {

	private static final int MEBIBYTE = 1024 * 1024;

	/** JGit's checks; one checker for each push. */
	ObjectChecker checker() {
		// What is only untidy is taken: a history is never repaired.
		return new ObjectChecker().setAllowInvalidPersonIdent(true)
			.setAllowLeadingZeroFileMode(true)
			.setSafeForMacOS(true)
			.setSafeForWindows(true);
	}

	/** What the pusher is told of a push that is refused. */
	IOException told(Throwable reason) {
		return new IOException(switch (reason) {
			case CorruptObjectException corrupt -> "an object is refused: " + shown(corrupt);
			case SubmoduleValidationException submodule -> ".gitmodules is refused: " + shown(submodule);
			case TooLargeObjectInPackException _ -> "an object is larger than %d MiB".formatted(maxBytes() / MEBIBYTE);
			case TooLargePackException _ -> "the push is too large; push fewer commits at once";
			default -> "the push cannot be read: " + shown(reason);
		}, reason);
	}

	// Names in it are the pusher's own words.
	private static String shown(Throwable reason) {
		return String.valueOf(reason.getMessage()).replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
	}

}
