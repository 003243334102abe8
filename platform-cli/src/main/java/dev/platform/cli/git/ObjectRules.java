package dev.platform.cli.git;

import java.util.EnumSet;
import java.util.Optional;

import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.engine.Problem;
import dev.platform.engine.repository.FileName;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectChecker.ErrorType;

/**
 * Which objects are taken from a server, by JGit's checks. What is only untidy is taken:
 * a history is never repaired.
 */
final class ObjectRules {

	// Names that differ in case alone are refused where a tree is read, not in all of the
	// history.
	private static final EnumSet<ErrorType> UNTIDY = EnumSet.of(ErrorType.ZERO_PADDED_FILEMODE,
			ErrorType.DUPLICATE_ENTRIES, ErrorType.BAD_UTF8, ErrorType.NULL_SHA1);

	private ObjectRules() {
	}

	/** For what a fetch brings, of all of the history. */
	static ObjectChecker fetched() {
		return new ObjectChecker().setAllowInvalidPersonIdent(true).setSafeForMacOS(true).setIgnore(UNTIDY);
	}

	/** For a tree that is read: its names are known to be fit. */
	static ObjectChecker read() {
		return new ObjectChecker().setAllowLeadingZeroFileMode(true).setSafeForMacOS(true).setSafeForWindows(true);
	}

	/** What is told where a fetch brings an object that is refused; else nothing. */
	static Optional<Problem> refused(RepositoryLocation location, Exception failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof CorruptObjectException) {
				return Optional.of(Problem.failed(
						"%s sends an object that is refused: %s; nothing was taken over".formatted(location,
								FileName.shown(String.valueOf(cause.getMessage()))),
						"git clone --mirror %s checked.git && git -C checked.git fsck".formatted(location), failure));
			}
		}
		return Optional.empty();
	}

}
