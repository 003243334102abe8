package dev.platform.local.probe;

import java.net.InetAddress;
import java.time.Instant;

import dev.platform.local.manifest.Probe;

/**
 * A probe with its memory: an answer counts once it has been given often enough.
 */
public final class RepeatedProbe {

	private final Probe probe;

	private final InetAddress address;

	private boolean passing;

	private int contradictions;

	private Instant next;

	/** {@code passing} is what is believed until the probe says otherwise. */
	public RepeatedProbe(Probe probe, InetAddress address, boolean passing, Instant now) {
		this.probe = probe;
		this.address = address;
		this.passing = passing;
		this.next = now.plus(passing ? probe.period() : probe.initialDelay());
	}

	/** Asks if it is time to. */
	public boolean passes(Instant now) {
		if (now.isBefore(this.next)) {
			return this.passing;
		}
		this.next = now.plus(this.probe.period());
		return ask();
	}

	/** Asks now; for a start, which nobody wants to wait longer for than it takes. */
	public boolean ask() {
		if (ProbeAttempt.succeeds(this.probe, this.address) == this.passing) {
			this.contradictions = 0;
		}
		else if (++this.contradictions >= (this.passing ? this.probe.failureThreshold()
				: this.probe.successThreshold())) {
			this.passing = !this.passing;
			this.contradictions = 0;
		}
		return this.passing;
	}

}
