package dev.platform.local;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.platform.local.edge.Edge;
import dev.platform.local.repository.PlatformRepository;
import dev.platform.local.rollout.Environments;
import dev.platform.local.status.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the branch: looks at its head again and again and applies what is new.
 */
final class Reconciliation {

	private static final Logger logger = LoggerFactory.getLogger(Reconciliation.class);

	private static final long POLL_MILLIS = 100;

	private static final Duration RETRY = Duration.ofSeconds(1);

	private static final Duration CERTIFICATE_CHECK = Duration.ofHours(1);

	private final PlatformRepository repository;

	private final Environments environments;

	private final Edge edge;

	private final StatusReport report;

	private @Nullable String applied;

	private Instant retryAt = Instant.MIN;

	private Instant certificateCheckAt = Instant.now().plus(CERTIFICATE_CHECK);

	private boolean settled;

	Reconciliation(PlatformRepository repository, Environments environments, Edge edge, StatusReport report) {
		this.repository = repository;
		this.environments = environments;
		this.edge = edge;
		this.report = report;
	}

	/**
	 * The first commit must be readable and its ports free; later troubles are reported
	 * and tried again.
	 */
	void runUntil(CountDownLatch stop) throws IOException, InterruptedException {
		this.report.phase(Phase.STARTING, "rendering the environments");
		follow();
		this.environments.requireFreePorts();
		this.environments.start();
		while (!stop.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
			try {
				round(Instant.now());
			}
			catch (IOException ex) {
				logger.error("cannot apply what is new: {}", ex.getMessage());
				this.retryAt = Instant.now().plus(RETRY);
			}
		}
	}

	private void round(Instant now) throws IOException, InterruptedException {
		if (!this.settled && this.report.settled()) {
			this.settled = true;
			this.report.phase(Phase.RUNNING, null);
			logger.info("running");
		}
		if (now.isAfter(this.certificateCheckAt)) {
			this.certificateCheckAt = now.plus(CERTIFICATE_CHECK);
			this.edge.renewCertificate();
		}
		if (now.isAfter(this.retryAt)) {
			follow();
			this.environments.start();
		}
	}

	private void follow() throws IOException, InterruptedException {
		Optional<String> head = this.repository.head();
		if (head.isPresent() && !head.get().equals(this.applied)) {
			logger.info("applying {}", head.get());
			this.report.revision(head.get());
			this.environments.apply(head.get());
			this.applied = head.get();
		}
	}

}
