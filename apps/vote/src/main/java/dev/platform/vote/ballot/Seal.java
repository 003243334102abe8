package dev.platform.vote.ballot;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

/**
 * Writes a ballot as {@code voter.choice.key.signature} and reads it back if nobody
 * changed it: also with a key from before, and without the key's name, as earlier
 * versions wrote it.
 */
@Component
public class Seal {

	private static final String NO_CHOICE = "-";

	private final List<SealKey> keys;

	Seal(CookieSecrets secrets) {
		this.keys = secrets.keys();
	}

	public String close(Ballot ballot) {
		String choice = (ballot.choice() != null) ? ballot.choice().code() : NO_CHOICE;
		String content = String.join(".", ballot.voter(), choice, current().name());
		return content + "." + current().sign(content);
	}

	/**
	 * The ballot, or nothing if none of the keys closed it.
	 */
	public Optional<Ballot> open(String sealed) {
		String[] parts = sealed.split("\\.", -1);
		if (parts.length < 3 || parts.length > 4) {
			return Optional.empty();
		}
		String signature = parts[parts.length - 1];
		String content = sealed.substring(0, sealed.length() - signature.length() - 1);
		return this.keys.stream()
			.filter((key) -> parts.length == 3 || key.name().equals(parts[2]))
			.filter((key) -> key.signed(content, signature))
			.findFirst()
			.map((_) -> new Ballot(parts[0], Choice.of(parts[1]).orElse(null)));
	}

	/**
	 * Whether a ballot that can be opened should be closed anew, so that the key that
	 * closed it can be given up one day.
	 */
	public boolean isOld(String sealed) {
		String[] parts = sealed.split("\\.", -1);
		return parts.length != 4 || !parts[2].equals(current().name());
	}

	private SealKey current() {
		return this.keys.getFirst();
	}

}
