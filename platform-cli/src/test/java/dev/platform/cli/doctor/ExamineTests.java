package dev.platform.cli.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.platform.cli.cluster.ArgoCd;
import dev.platform.cli.cluster.Cluster;
import dev.platform.cli.git.GitRemote;
import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.cli.gitops.Rollout;
import dev.platform.cli.gitops.RolloutTarget;
import dev.platform.cli.gitops.ServiceName;
import dev.platform.cli.output.OutputFormat;
import dev.platform.cli.pipeline.EnvironmentName;
import dev.platform.engine.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

class ExamineTests {

	@TempDir
	Path directory;

	@Test
	void runsAllChecksAtOnceAndWaitsForNoneThatHangs() {
		Instant begin = Instant.now();
		Examination examination = new Examine(List.of(check("network", ExamineTests::hang),
				check("cluster", ExamineTests::hang), check("clock", () -> Diagnosis.ok("0 s apart"))))
			.run();
		assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(12));
		assertThat(examination.checks()).extracting(Examination.Item::check, Examination.Item::verdict)
			.containsExactly(tuple("network", "fail"), tuple("cluster", "fail"), tuple("clock", "ok"));
		assertThat(examination.checks().getFirst().message()).isEqualTo("no answer within 8 s");
	}

	@Test
	void showsWhatToDoUnderWhatIsWrong() {
		Examination examination = new Examine(List.of(check("git", () -> Diagnosis.ok("2.39")), check("remote", () -> {
			throw Problem.failed("cannot reach it", "git ls-remote");
		}))).run();
		assertThat(examination.text()).isEqualTo("""
				      CHECK   FOUND
				ok    git     2.39
				fail  remote  cannot reach it
				              try: git ls-remote""");
	}

	@Test
	void endsAsAFailureWithItsReportWhenACheckFails() {
		DoctorCommands doctor = new DoctorCommands(
				new Examine(List.of(check("clock", () -> Diagnosis.fail("an hour apart", "set it")))));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> doctor.doctor(OutputFormat.JSON))
			.withMessage("1 of 1 checks failed")
			.satisfies((problem) -> assertThat(problem.result()).contains("\"verdict\" : \"fail\""));
	}

	@Test
	void doesNotWaitForAProgramThatHangs() throws IOException {
		Path program = Files.writeString(this.directory.resolve("hangs"), "#!/bin/sh\nsleep 60\n");
		assertThat(program.toFile().setExecutable(true)).isTrue();
		assertThat(new InstalledProgram(List.of(program.toString())).version()).isEmpty();
	}

	@Test
	void saysThatAProgramIsMissing() {
		ProgramCheck check = new ProgramCheck("kubectl", List.of("no-such-program-here"), "install it");
		assertThat(check.diagnose()).isEqualTo(Diagnosis.warn("there is none on the PATH that works", "install it"));
	}

	@Test
	void saysThatARemoteIsNotThere() {
		GitRemote remote = new GitRemote(
				() -> new RepositoryLocation(this.directory.resolve("nothing.git").toString(), "main"),
				this.directory.resolve("cache"));
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new RepositoryCheck(remote).diagnose());
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new PushCheck(remote).diagnose());
	}

	@Test
	void namesTheHostThatShowsNoCertificate() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String url = "https://127.0.0.1:%d/vote".formatted(silent.getLocalPort());
			Diagnosis diagnosis = new CertificatesCheck(new Surroundings(rolling(url), cluster())).diagnose();
			assertThat(diagnosis.verdict()).isEqualTo(CheckResult.FAIL);
			assertThat(diagnosis.message()).isEqualTo("127.0.0.1:%d shows none".formatted(silent.getLocalPort()));
		}
	}

	@Test
	void asksNobodyAboutAClusterThatIsNotUsed() {
		Surroundings embedded = new Surroundings(rolling("https://127.0.0.1:1/"), cluster());
		assertThat(new ClusterCheck(embedded).diagnose()).isEqualTo(Diagnosis.ok("not used: a test's"));
		assertThat(new RightsCheck(embedded).diagnose().verdict()).isEqualTo(CheckResult.OK);
	}

	@Test
	void failsWhenTheClusterDoesNotAnswer() throws IOException {
		Path kubeconfig = Files.writeString(this.directory.resolve("kubeconfig"), """
				apiVersion: v1
				kind: Config
				clusters: [{name: gone, cluster: {server: "https://127.0.0.1:1"}}]
				users: [{name: nobody, user: {token: none}}]
				contexts: [{name: gone, context: {cluster: gone, user: nobody}}]
				current-context: gone
				""");
		Cluster cluster = new Cluster(kubeconfig, Optional::empty);
		Surroundings gone = new Surroundings(new ArgoCd(cluster, null), cluster);
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> new ClusterCheck(gone).diagnose())
			.withMessageStartingWith("the cluster at https://127.0.0.1:1");
	}

	private Cluster cluster() {
		return new Cluster(this.directory.resolve("none"), Optional::empty);
	}

	private static RolloutTarget rolling(String url) {
		return new RolloutTarget() {

			@Override
			public String description() {
				return "a test's";
			}

			@Override
			public List<Rollout> rollouts() {
				return List.of(new Rollout("dev", "vote", null, List.of(), null, null, false, "Synced", "Healthy", null,
						url, null));
			}

			@Override
			public boolean isThere() {
				return true;
			}

			@Override
			public void refresh(EnvironmentName environment, List<ServiceName> services) {
				throw new UnsupportedOperationException("doctor changes nothing");
			}

		};
	}

	private static Diagnosis hang() {
		try {
			Thread.sleep(Duration.ofMinutes(1));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return Diagnosis.ok("at last");
	}

	private static Check check(String subject, Supplier<Diagnosis> diagnosis) {
		return new Check() {

			@Override
			public String subject() {
				return subject;
			}

			@Override
			public Diagnosis diagnose() {
				return diagnosis.get();
			}

		};
	}

}
