package dev.platform.cli.setup.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import dev.platform.cli.setup.machine.Checkout;
import dev.platform.engine.kustomize.Kustomize;
import dev.platform.engine.kustomize.KustomizeCommand;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChartApplicationsTests {

	private static final String ENFORCE = "pod-security.kubernetes.io/enforce: ";

	private final ChartApplications applications = new ChartApplications(
			new Kustomize(new KustomizeCommand(System.getenv())::words), new Checkout(Path.of("..").toAbsolutePath()));

	private final String manifests = this.applications.manifests(List.of("add-ons", "kind"));

	@Test
	void bringsTheChartsAndTheirProject() {
		assertThat(Pattern.compile("(?m)^kind: (.*)$").matcher(this.manifests).results().map((kind) -> kind.group(1)))
			.containsExactlyInAnyOrder("AppProject", "Application", "Application");
		assertThat(this.manifests).contains("chart: ingress-nginx", "chart: cert-manager", "hostPort:");
	}

	@Test
	void letsTheControllerListenOnKindsNodeAndNowhereElse() {
		assertThat(this.manifests).contains(ENFORCE + "privileged").doesNotContain(ENFORCE + "baseline");
		assertThat(this.applications.manifests(List.of("add-ons"))).contains(ENFORCE + "baseline")
			.doesNotContain("hostPort:", ENFORCE + "privileged");
	}

	@Test
	void leavesOutWhatNeedsTheRepository() {
		assertThat(this.manifests).doesNotContain("ApplicationSet", "path: bootstrap/issuers",
				RootApplication.PLACEHOLDER);
	}

}
