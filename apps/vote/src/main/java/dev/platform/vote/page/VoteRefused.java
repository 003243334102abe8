package dev.platform.vote.page;

/**
 * A vote was refused, for the reason it carries.
 */
class VoteRefused extends RuntimeException {

	private final Refusal refusal;

	VoteRefused(Refusal refusal) {
		// Nobody looks where a flood was refused: a trace of it would only cost time.
		super(refusal.title(), null, false, false);
		this.refusal = refusal;
	}

	Refusal refusal() {
		return this.refusal;
	}

}
