package dev.platform.cli.promotion.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.GitServer;
import dev.platform.cli.git.trust.SigningKey;
import dev.platform.cli.gitops.ServiceNames;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A history written down minute by minute, and the figures that follow from it.
 */
class MetricsIntegrationTests {

	private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

	private static final EnvironmentName PROD = new EnvironmentName("prod");

	private GitServer server;

	private Path work;

	private Path bare;

	private List<String> signing = List.of();

	private GitRemote remote;

	private int number;

	@BeforeEach
	void write(@TempDir Path directory) throws IOException {
		this.server = GitServer.start(directory);
		this.bare = this.server.create("platform");
		this.work = directory.resolve("platform-work");
		this.remote = new GitRemote(() -> this.server.location("platform"), directory.resolve("cache"));
		String begin = head();
		commit(0, "deploy", "dev", "vote");
		String first = commit(60, "promote", "prod", "vote", "Platform-Source: dev@" + head());
		commit(100, "deploy", "dev", "vote result");
		String dev = head();
		commit(110, "deploy", "dev", "vote");
		// What is promoted was read before somebody deployed again.
		String second = commit(130, "promote", "prod", "vote result", "Platform-Source: dev@" + dev);
		commit(145, "rollback", "prod", "vote", "Platform-Restores: " + first);
		String third = commit(210, "promote", "prod", "vote", "Platform-Source: dev@" + head());
		commit(215, "revert", "prod", "vote", "Platform-Reverts: " + third, "Platform-Restores: " + second);
		commit(290, null, "prod", "result", "Platform-Action: promote", "Platform-Source: elsewhere");
		commit(300, "rollback", "prod", "result", "Platform-Restores: " + begin);
		GitServer.git(this.work, "push", "--quiet", "--force", this.bare.toString(), "main");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void measuresServicesAndEnvironmentsApart() {
		Metrics metrics = measure(Duration.ofDays(2), null, ServiceNames.of("vote,result"));
		assertThat(metrics.figures()).containsExactly(new Figures("dev", "result", 1, 0.5, null, 0.0, null),
				new Figures("dev", "vote", 3, 1.5, null, 0.0, null),
				// From 100 to 130; taken back at 300, to what was committed by hand.
				new Figures("prod", "result", 1, 0.5, 1800L, 1.0, 10200L),
				// Lead times 60, 30 and 100 minutes; two of three taken back, after 15
				// and 5.
				new Figures("prod", "vote", 3, 1.5, 3600L, 2 / 3.0, 600L));
	}

	@Test
	void countsWhatLiesInTheWindow() {
		assertThat(measure(Duration.ofMinutes(300 - 125), PROD, ServiceNames.of("vote")).figures())
			.containsExactly(new Figures("prod", "vote", 2, 2 / (175 / 1440.0), 3900L, 1.0, 600L));
	}

	@Test
	void countsNothingForgedWhereSignaturesAreRequired(@TempDir Path keys) throws IOException {
		SigningKey anna = SigningKey.ssh(keys, "anna");
		Path folder = Files.createDirectories(this.work.resolve("gitops/trusted-keys"));
		Files.writeString(folder.resolve("allowed_signers"), anna.trusted());
		Files.writeString(this.work.resolve("gitops/pipeline.yaml"),
				"environments: [{name: dev}, {name: prod, after: dev, signatures: required}]\n");
		String dev = commit(240, "deploy", "dev", "vote");
		this.signing = anna.words();
		String signed = commit(250, "promote", "prod", "vote", "Platform-Source: dev@" + dev);
		this.signing = List.of();
		commit(260, "promote", "prod", "vote", "Platform-Source: dev@" + dev);
		commit(270, "revert", "prod", "vote", "Platform-Reverts: " + signed);
		// Of no environment, so of every one.
		commit(280, null, "prod", "vote", "Platform-Reverts: " + signed);
		GitServer.git(this.work, "push", "--quiet", "--force", this.bare.toString(), "main");
		assertThat(measure(Duration.ofDays(2), PROD, ServiceNames.of("vote")).figures())
			.containsExactly(new Figures("prod", "vote", 1, 0.5, 600L, 0.0, null));
		assertThat(measure(Duration.ofDays(2), new EnvironmentName("dev"), ServiceNames.of("vote")).figures())
			.extracting(Figures::deployments)
			.containsExactly(4);
	}

	@Test
	void showsATable() {
		assertThat(measure(Duration.ofDays(2), null, ServiceNames.of("vote")).text()).isEqualTo("""
				ENVIRONMENT  SERVICE  DEPLOYMENTS  PER DAY  LEAD TIME  FAILURE RATE  TIME TO RESTORE
				dev          vote     3            1.50     -          0 %           -
				prod         vote     3            1.50     1 h        67 %          10 min""");
	}

	@Test
	void speaksToPrometheus() {
		assertThat(MetricsFormat.PROMETHEUS.render(measure(Duration.ofDays(2), null, ServiceNames.of("vote"))))
			.isEqualTo("""
					# HELP platform_deployments Deployments in the window.
					# TYPE platform_deployments gauge
					platform_deployments{environment="dev",service="vote"} 3
					platform_deployments{environment="prod",service="vote"} 3
					# HELP platform_deployments_per_day Deployments a day.
					# TYPE platform_deployments_per_day gauge
					platform_deployments_per_day{environment="dev",service="vote"} 1.5
					platform_deployments_per_day{environment="prod",service="vote"} 1.5
					# HELP platform_lead_time_seconds Median from the first environment to this one.
					# TYPE platform_lead_time_seconds gauge
					platform_lead_time_seconds{environment="prod",service="vote"} 3600
					# HELP platform_change_failure_ratio Part of the deployments that were taken back.
					# TYPE platform_change_failure_ratio gauge
					platform_change_failure_ratio{environment="dev",service="vote"} 0.0
					platform_change_failure_ratio{environment="prod",service="vote"} 0.6666666666666666
					# HELP platform_time_to_restore_seconds Median until a failed deployment was taken back.
					# TYPE platform_time_to_restore_seconds gauge
					platform_time_to_restore_seconds{environment="prod",service="vote"} 600""");
	}

	@Test
	void writesJson() {
		assertThat(MetricsFormat.JSON.render(measure(Duration.ofDays(2), PROD, ServiceNames.of("result"))))
			.isEqualTo("""
					{
					  "since" : "2026-02-28T13:00:00Z",
					  "until" : "2026-03-02T13:00:00Z",
					  "figures" : [ {
					    "environment" : "prod",
					    "service" : "result",
					    "deployments" : 1,
					    "deploymentsPerDay" : 0.5,
					    "leadTimeSeconds" : 1800,
					    "changeFailureRate" : 1.0,
					    "timeToRestoreSeconds" : 10200
					  } ]
					}""");
	}

	@Test
	void refusesATimeThatIsNone() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> measure(Duration.ZERO, null, null))
			.withMessage("--since needs a time that has passed");
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> measure(Duration.ofDays(1), PROD, ServiceNames.of("votes")))
			.withMessage("there is no service \"votes\" in prod");
	}

	private Metrics measure(Duration window, @Nullable EnvironmentName environment, @Nullable ServiceNames services) {
		Clock clock = Clock.fixed(START.plus(Duration.ofMinutes(300)), ZoneOffset.UTC);
		return new MeasureDelivery(this.remote, clock).run(window, environment, services);
	}

	private String head() throws IOException {
		return GitServer.git(this.work, "rev-parse", "HEAD");
	}

	// At so many minutes from the start.
	private String commit(int minute, @Nullable String action, String environment, String services, String... trailers)
			throws IOException {
		List<String> lines = new ArrayList<>();
		if (action != null) {
			lines.addAll(List.of("Platform-Action: " + action, "Platform-Environment: " + environment));
		}
		for (String service : services.split(" ")) {
			Path file = this.work.resolve("gitops/overlays/%s/%s/release.txt".formatted(environment, service));
			Files.writeString(file, String.valueOf(this.number++));
			lines.add("Platform-Release: %s registry.example.com/%1$s:1".formatted(service));
		}
		lines.addAll(List.of(trailers));
		GitServer.git(this.work, "add", ".");
		Instant when = START.plus(Duration.ofMinutes(minute));
		// The committer's time counts, and Git takes that from a variable only.
		List<String> words = new ArrayList<>(this.signing);
		words.addAll(List.of("-c", "alias.at=!f() { GIT_COMMITTER_DATE=$1 git commit --quiet --message \"$2\"; }; f",
				"at", when.toString(), "Change\n\n" + String.join("\n", lines)));
		GitServer.git(this.work, words.toArray(String[]::new));
		return head();
	}

}
