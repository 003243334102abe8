package dev.platform.engine.kustomize;

import java.nio.file.Path;

import dev.platform.engine.repository.Changes;
import dev.platform.engine.repository.EditedSnapshot;
import dev.platform.engine.repository.FolderSnapshot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The components that no overlay of this repository uses, as one that does would.
 */
class ComponentsTests {

	private static final String EACH_SERVICE = "- ../environment/each-service\n";

	private final FolderSnapshot checkout = new FolderSnapshot(Path.of("..").toAbsolutePath());

	@Test
	void gatewayApiPutsARouteInThePlaceOfTheIngress() {
		String rendered = render("gitops/overlays/dev/vote", "gateway-api");
		assertThat(rendered).doesNotContain("kind: Ingress\n").contains("""
				kind: HTTPRoute
				metadata:
				""").contains("""
				spec:
				  hostnames:
				  - dev.localhost
				  parentRefs:
				  - name: platform
				    namespace: ingress
				    sectionName: https
				  rules:
				  - backendRefs:
				    - name: vote
				      port: 80
				""").contains("""
				    - path:
				        type: PathPrefix
				        value: /vote
				""");
	}

	@Test
	void redisEverysecChangesWhenRedisWritesAndNothingElse() {
		assertThat(render("gitops/overlays/dev/redis", "redis-everysec"))
			.isEqualTo(render("gitops/overlays/dev/redis").replace("- always\n", "- everysec\n"))
			.contains("- --appendfsync\n        - everysec\n");
	}

	@Test
	void natsQueueTakesRedisAwayFromItsServices() {
		assertThat(render("gitops/overlays/dev/vote", "nats-queue")).contains("name: NATS_TOKEN")
			.doesNotContain("REDIS_HOST", "REDIS_PASSWORD");
	}

	private String render(String overlay, String... components) {
		String file = overlay + "/kustomization.yaml";
		StringBuilder listed = new StringBuilder(EACH_SERVICE);
		for (String component : components) {
			listed.append("- ../../../components/").append(component).append('\n');
		}
		String text = this.checkout.read(file).orElseThrow().replace(EACH_SERVICE, listed.toString());
		return new Kustomize(new KustomizeCommand(System.getenv())::words)
			.build(new EditedSnapshot(this.checkout, Changes.none().with(file, text)), overlay);
	}

}
