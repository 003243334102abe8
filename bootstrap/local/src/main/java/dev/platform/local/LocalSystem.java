package dev.platform.local;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import dev.platform.engine.kustomization.FetchedBases;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;
import dev.platform.local.edge.Edge;
import dev.platform.local.home.Home;
import dev.platform.local.home.HomeLock;
import dev.platform.local.process.Children;
import dev.platform.local.repository.PlatformRepository;
import dev.platform.local.rollout.EnvironmentFactory;
import dev.platform.local.rollout.Environments;
import dev.platform.local.standin.StandIns;
import dev.platform.local.status.Phase;
import dev.platform.local.status.StatusFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded system from its start to its end.
 */
final class LocalSystem {

	private static final Logger logger = LoggerFactory.getLogger(LocalSystem.class);

	private static final Duration LAST_GRACE = Duration.ofSeconds(2);

	private static final long LONGEST_STOP_SECONDS = 20;

	private final Options options;

	private final Home home;

	private final Children children;

	private final StatusReport report;

	private final CountDownLatch stop = new CountDownLatch(1);

	private final CountDownLatch stopped = new CountDownLatch(1);

	LocalSystem(Options options) throws IOException {
		this.options = options;
		this.home = new Home(options.home()).create();
		this.children = new Children(this.home);
		this.report = new StatusReport(options);
	}

	/** Works until {@link #stop} is called; fails when it cannot begin. */
	void run() throws IOException, InterruptedException {
		try (HomeLock _ = HomeLock.tryAcquire(this.home)
			.orElseThrow(() -> new IOException("an embedded system runs in %s already".formatted(this.options.home())));
				StatusFile status = new StatusFile(this.home.status(), this.report)) {
			status.start();
			try {
				this.report.phase(Phase.STARTING, "looking for what an earlier run left behind");
				this.children.stopLeftovers();
				work(status);
				this.report.phase(Phase.STOPPED, null);
			}
			catch (IOException | RuntimeException ex) {
				this.report.phase(Phase.STOPPED, ex.getMessage());
				throw ex;
			}
		}
		finally {
			this.stopped.countDown();
		}
	}

	private void work(StatusFile status) throws IOException, InterruptedException {
		try (Edge edge = Edge.start(this.home.tls(), this.options.httpsPort(), this.options.httpPort());
				PlatformRepository repository = PlatformRepository.open(this.home.repository(),
						this.options.branch())) {
			repository.seed(this.options.checkout());
			StandIns standIns = new StandIns(this.home, this.options.checkout(), this.children);
			standIns.sweep();
			Environments environments = new Environments(this.home, repository,
					new Kustomize(KustomizeCommand.named(this.options.kustomize())::words,
							FetchedBases.of(System.getenv())),
					new EnvironmentFactory(this.home, standIns, this.children, edge, this.options.network(),
							this.options.httpsPort()));
			this.report.watch(environments::status);
			try {
				new Reconciliation(repository, environments, edge, this.report).runUntil(this.stop);
			}
			finally {
				logger.info("stopping");
				this.report.phase(Phase.STOPPING, null);
				status.refresh();
				environments.stop();
				this.children.stopAll(LAST_GRACE);
			}
		}
	}

	/** Asks it to end and waits until it has. */
	void stop() {
		this.stop.countDown();
		try {
			if (!this.stopped.await(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
				logger.error("not stopped within {} s", LONGEST_STOP_SECONDS);
				this.children.stopAll(Duration.ZERO);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
