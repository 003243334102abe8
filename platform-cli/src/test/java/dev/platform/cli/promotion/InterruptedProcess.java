package dev.platform.cli.promotion;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.platform.cli.check.Checks;
import dev.platform.cli.delivery.Permission;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.network.Proxies;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.cli.promotion.rollout.AwaitRollout;

/**
 * Promotes to prod, where the release gets as far as the arguments say; prints what a
 * person would be told, and {@code refreshing} when it asks for a look.
 */
final class InterruptedProcess implements RolloutTarget {

	private final GitRemote remote;

	private final String health;

	private final boolean refreshes;

	private InterruptedProcess(GitRemote remote, String health, boolean refreshes) {
		this.remote = remote;
		this.health = health;
		this.refreshes = refreshes;
	}

	/**
	 * Promotes.
	 * @param arguments the repository's address, a cache, the health of vote in prod, and
	 * whether a look that is asked for takes no time
	 */
	public static void main(String[] arguments) {
		RepositoryLocation location = new RepositoryLocation(arguments[0], "main");
		GitRemote remote = new GitRemote(() -> location, Path.of(arguments[1]));
		InterruptedProcess target = new InterruptedProcess(remote, arguments[2], Boolean.parseBoolean(arguments[3]));
		Deliver deliver = new Deliver(PromotionPath.of(remote), new CheckRules(remote, target, Clock.systemUTC()),
				new AwaitRollout(remote, target, new Checks(new Proxies(Map.of()), List::of), System.out::println),
				remote, target, System.out::println);
		Terms terms = new Terms(false, new Permission(Set.of(), null), new Waiting(false, false, false));
		deliver.run(terms, (at) -> Promote.intent(at, Workplace.PROD, null));
	}

	@Override
	public String description() {
		return "a test";
	}

	@Override
	public List<Rollout> rollouts() {
		String head = this.remote.fetch().revision();
		return List
			.of(new Rollout("prod", "vote", null, null, head, head, false, "Synced", this.health, null, null, null));
	}

	@Override
	public boolean isThere() {
		return true;
	}

	@Override
	public void refresh(EnvironmentName environment, List<ServiceName> services) {
		System.out.println("refreshing");
		if (!this.refreshes) {
			try {
				Thread.sleep(Long.MAX_VALUE);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

}
