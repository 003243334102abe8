package dev.platform.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who may push to dev wants Argo CD's repo-server to run a program or to fetch
 * an address.
 */
@Order(7)
@ExtendWith(ClusterExtension.class)
class HostileRepositoryIntegrationTests {

	private static final Path PODS = Path.of("/var/lib/platform-cluster/kubelet/pods");

	@Test
	void runsNothingAndFetchesNothing(Cluster cluster, @TempDir Path directory) throws IOException {
		cluster.applications().awaitQuiet();
		int restarts = repoServerRestarts(cluster);
		PlainGit git = PlainGit.clone(directory);
		try (Canary canary = new Canary()) {
			List<HostileOverlay> overlays = HostileOverlay.all(canary.address());
			List<String> applications = overlays.stream().map(HostileOverlay::application).toList();
			Map<String, String> files = new HashMap<>();
			overlays.forEach((overlay) -> files.putAll(overlay.paths()));
			String revision = git.pushFiles("Add what harms", files);
			try {
				cluster.applications().awaitExistence(applications);
				for (HostileOverlay overlay : overlays) {
					// Otherwise it keeps an error to itself for three minutes.
					cluster.applications().renderAgain(overlay.application());
					cluster.applications().awaitComplaint(overlay.application(), overlay.refusal());
				}
				assertThat(canary.calls()).isEmpty();
				assertThat(marks()).isEmpty();
				assertThat(cluster.client().configMaps().inNamespace("dev").list().getItems())
					.extracting((map) -> map.getMetadata().getName())
					.noneMatch((name) -> name.startsWith("stolen") || name.equals("fetched") || name.equals("bomb"));
				assertThat(repoServerRestarts(cluster)).isEqualTo(restarts);
				// What is good in the same commit is delivered, by the same server.
				cluster.applications().renderAgain("dev-vote");
				cluster.applications().awaitSynced("dev-vote", revision);
				// And the canary sings where the way is open.
				assertThat(
						Caller.working(cluster.client(), List.of(new Connection("ingress/canary", canary.address()))))
					.hasSize(1);
				assertThat(canary.calls()).isNotEmpty();
			}
			finally {
				files.replaceAll((file, text) -> "");
				git.pushFiles("Remove what was for a test", files);
				cluster.applications().awaitAbsence(applications);
			}
		}
	}

	@Test
	void readsNothingThroughALinkThatLeadsOut(Cluster cluster, @TempDir Path directory) {
		cluster.applications().awaitQuiet();
		PlainGit git = PlainGit.clone(directory);
		String link = "gitops/overlays/dev/vote/hostile";
		try {
			git.pushAll("Add a link that leads out", (root) -> link(root.resolve(link), Path.of("/etc/passwd")));
			cluster.applications().renderAgain("dev-vote");
			cluster.applications()
				.awaitComplaint("dev-vote", "repository contains out-of-bounds symlinks. file: " + link);
		}
		finally {
			String revision = git.pushFiles("Remove what was for a test", Map.of(link, ""));
			cluster.applications().renderAgain("dev-vote");
			cluster.applications().awaitSynced("dev-vote", revision);
		}
		cluster.applications().awaitQuiet();
	}

	private static void link(Path link, Path target) {
		try {
			Files.createSymbolicLink(link, target);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static int repoServerRestarts(Cluster cluster) {
		return cluster.pods("argocd", "argocd-repo-server")
			.stream()
			.flatMap((pod) -> pod.getStatus().getContainerStatuses().stream())
			.mapToInt((status) -> status.getRestartCount())
			.sum();
	}

	/** Files of the mark's name on this machine, and in any volume of the node's Pods. */
	private static List<Path> marks() throws IOException {
		Path mark = Path.of(HostileOverlay.MARK);
		try (Stream<Path> volumes = Files.walk(PODS, 5)) {
			return Stream.concat(Stream.of(mark), volumes.map((volume) -> volume.resolve(mark.getFileName())))
				.filter(Files::exists)
				.toList();
		}
	}

}
