package dev.platform.cli.promotion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.platform.cli.git.Canary;
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
 * An overlay with a line by which kustomize would run a program or ask a server, and
 * somebody who only looks.
 */
class HostileOverlayIntegrationTests {

	private static final String OVERLAY = "gitops/overlays/prod/vote/kustomization.yaml";

	private Workplace workplace;

	private Canary canary;

	@BeforeEach
	void open(@TempDir Path directory) throws IOException {
		this.workplace = new Workplace(directory);
		this.canary = new Canary(directory);
		// Nothing is asked but what the commit says.
		this.workplace.pipeline("environments:\n- name: dev\n- name: prod\n  after: dev\n");
		this.workplace.deploy("vote", "9.9.9");
	}

	@AfterEach
	void close() {
		this.canary.close();
		this.workplace.close();
	}

	@Test
	void lookingAtAPromotionRunsNothingAndFetchesNothing() throws IOException {
		for (String reference : List.of(this.canary.program(), this.canary.address())) {
			String before = this.workplace.file(OVERLAY);
			this.workplace.commit("Add a base", OVERLAY,
					before.replace("resources:\n", "resources:\n- %s\n".formatted(reference)));
			assertRefused(() -> this.workplace.promote(Workplace.PROD, null,
					new Terms(true, Workplace.NONE, Workplace.NO_WAIT)));
			assertRefused(() -> this.workplace.promote(Workplace.NONE));
			this.workplace.commit("Take it away", OVERLAY, before);
		}
		this.canary.assertUntouched();
	}

	@Test
	void aServiceBesideItIsPromotedAllTheSame() throws IOException {
		String worker = OVERLAY.replace("vote", "worker");
		this.workplace.commit("Add a base", worker, this.workplace.file(worker)
			.replace("resources:\n", "resources:\n- %s\n".formatted(this.canary.program())));
		assertThat(this.workplace.promote(Workplace.NONE).text()).contains("9.9.9");
		this.canary.assertUntouched();
	}

	private static void assertRefused(ThrowingCallable look) {
		assertThatExceptionOfType(Problem.class).isThrownBy(look)
			.withMessageStartingWith(OVERLAY + ":5: ")
			.withMessageEndingWith(" is not in this repository, and rendering fetches nothing")
			.satisfies((problem) -> assertThat(problem.exitCode()).isEqualTo(ExitCode.REFUSED));
	}

}
