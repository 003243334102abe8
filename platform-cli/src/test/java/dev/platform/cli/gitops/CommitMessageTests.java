package dev.platform.cli.gitops;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommitMessageTests {

	@Test
	void keepsEachTrailerInOneLineSoThatNoneIsCutOff() {
		CommitMessage message = new CommitMessage("Promote vote to prod", "vote: 1.0.0 → 2.0.0",
				List.of(new Trailer(Trailer.ACTION, "promote"),
						new Trailer(Trailer.OVERRIDE, "health: vote is Degraded: back-off\n\nrestarting\tpod \n")));
		assertThat(message.text()).endsWith("""

				Platform-Action: promote
				Platform-Override: health: vote is Degraded: back-off restarting pod
				""");
	}

}
