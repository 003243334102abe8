package dev.platform.local.rollout;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.platform.engine.Problem;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.repository.FolderSnapshot;
import dev.platform.engine.repository.Snapshot;
import dev.platform.local.home.Directories;
import dev.platform.local.home.Home;
import dev.platform.local.manifest.Manifests;
import dev.platform.local.manifest.Overlays;
import dev.platform.local.manifest.RenderingFailed;
import dev.platform.local.process.ListeningPort;
import dev.platform.local.repository.PlatformRepository;
import dev.platform.local.standin.StandIn.StopOrder;
import dev.platform.local.status.EnvironmentStatus;

/**
 * All environments: renders each commit for every one of them and keeps their troubles
 * apart.
 */
public final class Environments {

	private final Home home;

	private final PlatformRepository repository;

	private final Kustomize kustomize;

	private final EnvironmentFactory factory;

	private volatile Map<String, Environment> environments = Map.of();

	public Environments(Home home, PlatformRepository repository, Kustomize kustomize, EnvironmentFactory factory) {
		this.home = home;
		this.repository = repository;
		this.kustomize = kustomize;
		this.factory = factory;
	}

	/** Asks every environment for what this commit asks for. */
	public void apply(String commit) throws IOException, InterruptedException {
		this.environments.values().forEach((environment) -> environment.see(commit));
		Path export = this.home.run().resolve("commit");
		Directories.delete(export);
		this.repository.export(commit, export);
		try {
			Snapshot snapshot = new FolderSnapshot(export);
			arrange(new Overlays(snapshot).environments(), commit);
			forEach((name, environment) -> apply(environment, snapshot, Overlays.folder(name), commit));
		}
		catch (Problem problem) {
			this.environments.values().forEach((environment) -> environment.fail(String.valueOf(problem.getMessage())));
		}
		finally {
			Directories.delete(export);
		}
	}

	private void apply(Environment environment, Snapshot snapshot, String folder, String commit) {
		try {
			Manifests manifests = Manifests.parse(this.kustomize.build(snapshot, folder));
			environment.read(new ReadSecrets(manifests.secrets(), snapshot, folder).locations());
			environment.apply(manifests, commit);
		}
		catch (RenderingFailed | IOException | RuntimeException ex) {
			environment.fail(String.valueOf(ex.getMessage()));
		}
	}

	private void arrange(List<String> names, String commit) throws IOException {
		Map<String, Environment> arranged = new LinkedHashMap<>();
		for (String name : names) {
			Environment environment = this.environments.get(name);
			arranged.put(name, (environment != null) ? environment : this.factory.create(name));
		}
		for (Map.Entry<String, Environment> entry : this.environments.entrySet()) {
			if (!arranged.containsKey(entry.getKey())) {
				entry.getValue().apply(Manifests.NONE, commit);
			}
		}
		arranged.values().forEach((environment) -> environment.see(commit));
		this.environments = arranged;
	}

	/**
	 * Fails with {@code PortInUse} when something else listens where a service will have
	 * to.
	 */
	public void requireFreePorts() throws IOException {
		for (Environment environment : this.environments.values()) {
			for (InetSocketAddress socket : environment.sockets()) {
				ListeningPort.requireFree(socket);
			}
		}
	}

	/** Starts what has not been started yet. */
	public void start() {
		this.environments.values().forEach(Environment::start);
	}

	public List<EnvironmentStatus> status() {
		return this.environments.values().stream().map(Environment::status).toList();
	}

	/** Stops services first and databases last. */
	public void stop() throws InterruptedException {
		for (StopOrder turn : StopOrder.values()) {
			forEach((_, environment) -> environment.stop(turn, gracePeriod(turn)));
		}
	}

	// people wait for this one
	private static Duration gracePeriod(StopOrder turn) {
		return Duration.ofSeconds((turn == StopOrder.QUEUE) ? 3 : 5);
	}

	private void forEach(Action action) throws InterruptedException {
		List<Thread> threads = new ArrayList<>();
		this.environments.forEach(
				(name, environment) -> threads.add(Thread.startVirtualThread(() -> action.perform(name, environment))));
		for (Thread thread : threads) {
			thread.join();
		}
	}

	/**
	 * Something that is done to every environment at once.
	 */
	@FunctionalInterface
	private interface Action {

		void perform(String name, Environment environment);

	}

}
