package dev.platform.cli.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.RemoteClock;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.image.AskRegistry;
import dev.platform.cli.image.ImageBuild;
import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.KustomizeCommand;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Runs every check at the same time, each within a limit, so that what hangs keeps nobody
 * waiting and hides nothing.
 */
@Component
class Examine {

	private static final Duration LIMIT = Duration.ofSeconds(8);

	private final List<Check> checks;

	@Autowired
	Examine(GitRemote remote, RolloutTarget target, Cluster cluster, KustomizeCommand kustomize, ImageBuild images,
			AskRegistry registries) {
		this(checks(remote, new Surroundings(target, cluster), kustomize, new NamedRegistries(remote, images),
				registries));
	}

	private static List<Check> checks(GitRemote remote, Surroundings surroundings, KustomizeCommand kustomize,
			NamedRegistries named, AskRegistry registries) {
		return List.of(new JavaCheck(), new ProgramCheck("git", List.of("git", "--version"), "install git"),
				new KustomizeCheck(kustomize), new FenceCheck(),
				new ProgramCheck("kubectl", List.of("kubectl", "version", "--client"),
						"install kubectl, to look into a cluster"),
				new RepositoryCheck(remote), new PushCheck(remote), new ClusterCheck(surroundings),
				new RightsCheck(surroundings), new RolloutsCheck(surroundings), new StandInsCheck(surroundings),
				new RegistryCheck(named, registries),
				new ClockCheck(surroundings, new RemoteClock(remote), named, registries),
				new CertificatesCheck(surroundings), new DriftCheck(remote, surroundings.target()),
				new LeftoversCheck(surroundings, remote), new NamespacesCheck(surroundings, remote),
				new TrustCheck(remote, Clock.systemUTC()));
	}

	Examine(List<Check> checks) {
		this.checks = checks;
	}

	Examination run() {
		// Not closed: that would wait for a check that hangs.
		ExecutorService each = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
		long begin = System.nanoTime();
		List<Future<Examination.Item>> running = this.checks.stream()
			.map((check) -> each.submit(() -> item(check)))
			.toList();
		List<Examination.Item> items = new ArrayList<>();
		for (int index = 0; index < running.size(); index++) {
			items.add(await(this.checks.get(index), running.get(index), begin));
		}
		return new Examination(items);
	}

	private static Examination.Item await(Check check, Future<Examination.Item> running, long begin) {
		try {
			long left = LIMIT.toNanos() - (System.nanoTime() - begin);
			return running.get(Math.max(0, left), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			running.cancel(true);
			return item(check, Diagnosis.fail("no answer within %d s".formatted(LIMIT.toSeconds()),
					"look at the network, then repeat the command"), LIMIT.toNanos());
		}
		catch (ExecutionException ex) {
			return item(check, Diagnosis.fail("unexpected: " + ex.getCause(), "platform --debug doctor"), 0);
		}
		catch (InterruptedException ex) {
			throw Problem.interrupted("platform doctor", ex);
		}
	}

	private static Examination.Item item(Check check) {
		long begin = System.nanoTime();
		Diagnosis diagnosis;
		try {
			diagnosis = check.diagnose();
		}
		catch (Problem problem) {
			diagnosis = Diagnosis.fail(problem);
		}
		return item(check, diagnosis, System.nanoTime() - begin);
	}

	private static Examination.Item item(Check check, Diagnosis diagnosis, long nanos) {
		return new Examination.Item(check.subject(), diagnosis.verdict().toString(), diagnosis.message(),
				diagnosis.mend(), TimeUnit.NANOSECONDS.toMillis(nanos));
	}

}
