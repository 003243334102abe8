package dev.platform.vote.page;

/**
 * A vote was refused, for the reason it carries.
 */
class VoteRefused extends RuntimeException {

	private final Refusal refusal;

	VoteRefused(Refusal refusal) {
		super(refusal.title());
		this.refusal = refusal;
	}

	Refusal refusal() {
		return this.refusal;
	}

}
