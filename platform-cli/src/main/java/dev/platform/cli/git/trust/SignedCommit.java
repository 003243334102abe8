package dev.platform.cli.git.trust;

import java.time.Instant;

import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.util.RawParseUtils;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * A commit apart from its signature.
 *
 * @param signature armored; null where there is none
 * @param signed what the signature is about: all but itself
 * @param when what the committer says
 */
@SuppressWarnings("ArrayRecordComponent")
record SignedCommit(@Nullable String signature, byte[] signed, Instant when) {

	private static final byte[] HEADER = "gpgsig".getBytes(US_ASCII);

	/** Reads it from a commit whose body has been parsed. */
	static SignedCommit of(RevCommit commit) {
		byte[] raw = commit.getRawBuffer();
		Instant when = commit.getCommitterIdent().getWhenAsInstant();
		int value = RawParseUtils.headerStart(HEADER, raw, 0);
		if (value < 0) {
			return new SignedCommit(null, raw, when);
		}
		int end = RawParseUtils.nextLfSkippingSplitLines(raw, value);
		String signature = new String(RawParseUtils.headerValue(raw, value, end), US_ASCII);
		int begin = value - HEADER.length - 1;
		int rest = Math.min(end + 1, raw.length);
		byte[] signed = new byte[begin + raw.length - rest];
		System.arraycopy(raw, 0, signed, 0, begin);
		System.arraycopy(raw, rest, signed, begin, raw.length - rest);
		return new SignedCommit(signature, signed, when);
	}

}
