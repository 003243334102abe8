package dev.platform.cli.promotion;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import dev.platform.cli.gitops.Revisions;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A file that the commit edits, with Git's names for its content: what
 * {@code git rev-parse main:<path>} says before and after.
 */
record FileChange(String path, String before, String after) {

	static List<FileChange> of(PreparedChange change) {
		return change.changes()
			.texts()
			.entrySet()
			.stream()
			.map((edit) -> new FileChange(edit.getKey(), blob(change.at().snapshot().read(edit.getKey()).orElseThrow()),
					blob(edit.getValue())))
			.toList();
	}

	static String blob(String text) {
		byte[] content = text.getBytes(UTF_8);
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-1");
			digest.update("blob %d\0".formatted(content.length).getBytes(UTF_8));
			return HexFormat.of().formatHex(digest.digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String text() {
		return "%s  %s → %s".formatted(this.path, Revisions.abbreviated(this.before),
				Revisions.abbreviated(this.after));
	}

}
