package dev.platform.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.platform.cli.delivery.Permission;
import dev.platform.cli.delivery.Reason;
import dev.platform.cli.forge.SmallForge;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.pipeline.RuleName;
import dev.platform.cli.scaffold.ChangedPods;
import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the rules of an environment make of a service that is made, upgraded or taken
 * away.
 */
class ServiceRulesIntegrationTests {

	private static final String PIPELINE = """
			environments:
			- name: dev
			- name: prod
			  after: dev
			""";

	private static final String FROZEN = "  freeze: [{name: all, cron: '* * * * *', duration: 2h, zone: UTC}]\n";

	private static final Map<String, String> IMAGE = Map.of("image", "registry.example.com/docs:1");

	private SmallForge forge;

	private ServiceWorkplace workplace;

	private Path mine;

	@BeforeEach
	void open(@TempDir Path directory) throws IOException {
		this.forge = SmallForge.start();
		this.workplace = new ServiceWorkplace(directory, this.forge.requests());
		this.mine = this.workplace.checkout.resolve("templates/mine");
		ServiceWorkplace.ownTemplate(this.mine);
	}

	@AfterEach
	void close() {
		this.workplace.close();
		this.forge.close();
	}

	@Test
	void makesInAFreezeWhatRunsNothingThere() throws IOException {
		this.workplace.pipeline(PIPELINE + FROZEN);
		CreatedService docs = this.workplace.create("docs", "image", IMAGE);
		assertThat(docs.pods()).containsExactly(new ChangedPods("dev", List.of("starts Deployment/docs: 1 pod")));
		assertThat(docs.text()).contains("In dev this starts Deployment/docs: 1 pod");
		this.workplace.pipeline("environments:\n- name: dev\n" + FROZEN + "- name: prod\n  after: dev\n");
		CreatedService orders = this.workplace.create("orders", "spring-web", Map.of());
		assertThat(orders.text()).contains("This changes no running pods");
		assertRefused(() -> this.workplace.create("more", "image", IMAGE),
				"freeze \\(gitops/pipeline.yaml:3\\): dev is frozen \\(all\\) until .*");
	}

	@Test
	void changesNothingThatRunsInAFreezeUnlessThatIsOverriddenAndRecorded() throws IOException {
		createAndRaise();
		this.workplace.pipeline(PIPELINE + FROZEN);
		assertThat(this.workplace.upgrade("docs", Conflicts.SHOW, true, Permission.none()).text())
			.as("it has no pods in prod yet")
			.startsWith("Would upgrade docs");
		release();
		String frozen = "freeze \\(gitops/pipeline.yaml:5\\): prod is frozen \\(all\\) until .*";
		assertRefused(() -> this.workplace.upgrade("docs", Conflicts.SHOW), frozen);
		assertRefused(() -> this.workplace.upgrade("docs", Conflicts.SHOW, true, Permission.none()), frozen);
		assertRefused(() -> this.workplace.delete("docs", true, Permission.none()), frozen);
		assertThat(this.workplace.asked).isEmpty();
		this.workplace.upgrade("docs", Conflicts.SHOW, false, past(RuleName.FREEZE));
		assertThat(this.workplace.git("log", "-1", "--format=%B", "main")).contains("Platform-Action: upgrade",
				"Platform-Override: freeze (gitops/pipeline.yaml:5): prod is frozen (all) until ",
				"Platform-Reason: INC-7");
	}

	@Test
	void tellsInWhichEnvironmentsPodsChange() throws IOException {
		createAndRaise();
		release();
		UpgradedService preview = this.workplace.upgrade("docs", Conflicts.SHOW, true, Permission.none());
		assertThat(preview.pods()).extracting(ChangedPods::environment).containsExactly("dev", "prod");
		assertThat(preview.text()).containsPattern("In dev this restarts Deployment/docs: 1 pod, .* \\(.*memory\\)")
			.contains("In prod this restarts Deployment/docs: 2 pods, ");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> this.workplace.delete("docs", false, Permission.none()));
		assertThat(this.workplace.asked.getLast()).contains("In dev this stops Deployment/docs: 1 pod")
			.doesNotContain("In prod this");
	}

	@Test
	void makesNoUnsignedCommitWhereSignaturesAreAskedFor() throws IOException {
		this.workplace.pipeline(PIPELINE + "  signed: true\n");
		assertRefused(() -> this.workplace.create("docs", "image", IMAGE),
				"signed \\(gitops/pipeline.yaml:5\\): changes of prod are signed commits");
		this.workplace.create("other", "image", IMAGE, false, past(RuleName.SIGNED));
		sign();
		this.workplace.create("docs", "image", IMAGE);
		assertThat(this.workplace.git("cat-file", "commit", "main")).contains("BEGIN SSH SIGNATURE",
				"Platform-Service: docs");
	}

	@Test
	void proposesWhereAnEnvironmentAsksForThat() throws IOException {
		this.workplace.pipeline(PIPELINE + "  delivery: pull-request\n");
		String head = this.workplace.head();
		CreatedService created = this.workplace.create("docs", "image", IMAGE);
		assertThat(created.text()).startsWith("Proposed to create docs from the template image 2: commit ")
			.contains(" waits in https://forge/pulls/1; the checkout gets it once that is merged: git pull");
		assertThat(created.request()).isEqualTo("https://forge/pulls/1");
		assertThat(this.workplace.head()).isEqualTo(head);
		assertThat(this.workplace.git("rev-parse", "platform/service.docs", "platform/service.docs^"))
			.isEqualTo(created.revision() + "\n" + head);
		assertThat(this.forge.open).startsWith("Create the service docs\n").contains("+       deployment.yaml");
		assertThat(this.workplace.create("docs", "image", IMAGE).revision()).as("what has been approved stays as it is")
			.isEqualTo(created.revision());
		this.workplace.create("docs", "image", Map.of("image", "registry.example.com/docs:2"));
		assertThat(this.workplace.git("show", "platform/service.docs:gitops/overlays/dev/docs/kustomization.yaml"))
			.contains("newTag: \"2\"");
		assertThat(this.forge.opened).isEqualTo(1);
	}

	@Test
	void throwsNoOtherProposalAwayAndCommitsWhereThatIsOverridden() throws IOException {
		createAndRaise();
		this.workplace.pipeline(PIPELINE + "  delivery: pull-request\n");
		this.workplace.upgrade("docs", Conflicts.SHOW);
		assertRefused(() -> this.workplace.delete("docs", true, Permission.none()),
				"the open pull request of service.docs is another: Upgrade docs to ./templates/mine 2");
		DeletedService deleted = this.workplace.delete("docs", true, past(RuleName.DELIVERY));
		assertThat(deleted.request()).isNull();
		assertThat(this.workplace.git("log", "-1", "--format=%B", "main")).startsWith("Delete the service docs")
			.contains("Platform-Override: delivery (gitops/pipeline.yaml:5): changes of prod are proposed");
	}

	@Test
	void leavesAloneAProposalThatSomebodyHasChanged() throws IOException {
		this.workplace.pipeline(PIPELINE + "  delivery: pull-request\n");
		this.workplace.create("docs", "image", IMAGE);
		Path checkout = this.workplace.checkout;
		GitServer.git(checkout, "fetch", "--quiet", "origin", "platform/service.docs");
		GitServer.git(checkout, "checkout", "--quiet", "--detach", "FETCH_HEAD");
		ServiceWorkplace.replace(checkout.resolve("gitops/overlays/dev/docs/kustomization.yaml"), "\"1\"", "\"1.1\"");
		GitServer.git(checkout, "commit", "--quiet", "--all", "--amend", "--no-edit");
		GitServer.git(checkout, "push", "--quiet", "--force", "origin", "HEAD:platform/service.docs");
		GitServer.git(checkout, "switch", "--quiet", "main");
		assertRefused(() -> this.workplace.create("docs", "image", Map.of("image", "registry.example.com/docs:2")),
				"somebody has changed the open pull request by hand: commit [0-9a-f]{40}");
	}

	private void createAndRaise() throws IOException {
		this.workplace.commit("Bring a template");
		this.workplace.create("docs", this.mine.toString(), IMAGE);
		ServiceWorkplace.replace(this.mine.resolve("gitops/base/{{name}}/deployment.yaml"), "memory: 256Mi",
				"memory: 512Mi");
		ServiceWorkplace.replace(this.mine.resolve("template.yaml"), "version: 1", "version: 2");
		this.workplace.commit("Edit the template");
	}

	// As a promotion does.
	private void release() throws IOException {
		Path prod = this.workplace.checkout.resolve("gitops/overlays/prod/docs/kustomization.yaml");
		ServiceWorkplace.replace(prod, "count: 0", "count: 2");
		ServiceWorkplace.replace(prod, "unreleased", "1");
		this.workplace.commit("Release it to prod");
	}

	// The kept clone's own configuration stands before the user's.
	private void sign() throws IOException {
		Path key = this.workplace.checkout.resolveSibling("signing");
		new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString()).start().onExit().join();
		try (var clones = Files.list(this.workplace.checkout.resolveSibling("cache"))) {
			for (Path clone : clones.filter(Files::isDirectory).toList()) {
				GitServer.git(clone, "config", "commit.gpgsign", "true");
				GitServer.git(clone, "config", "gpg.format", "ssh");
				GitServer.git(clone, "config", "user.signingkey", key + ".pub");
			}
		}
	}

	private static Permission past(RuleName... rules) {
		return new Permission(Set.of(rules), new Reason("INC-7"));
	}

	private void assertRefused(ThrowingCallable change, String message) throws IOException {
		String head = this.workplace.head();
		assertThatExceptionOfType(Problem.class).isThrownBy(change)
			.withMessageMatching(message)
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
		assertThat(this.workplace.head()).isEqualTo(head);
	}

}
