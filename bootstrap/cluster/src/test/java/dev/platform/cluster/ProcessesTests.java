package dev.platform.cluster;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the native cluster tells processes that live from those that have ended, with the
 * script's own functions.
 */
class ProcessesTests {

	private static final Path NATIVE = Path.of("native").toAbsolutePath();

	@Test
	void neverTakesAProcessThatBecomesAnotherProgramForOneThatHasEnded(@TempDir Path run) {
		assertThat(script(run, """
				missed=0
				for round in {1..50}; do
				  start_on_machine sleep env nice env nice env sleep 30
				  for look in {1..20}; do is_running sleep || missed=$((missed + 1)); done
				  stop sleep
				done
				echo "$missed"
				""").orFail().output()).isEqualToIgnoringNewLines("0");
	}

	@Test
	void saysThatAProcessHasEndedAndItsLastWords(@TempDir Path run) {
		Machine.Ended ended = script(run, """
				start_on_machine sleep sh -c 'sleep 0.3; echo no room; echo'
				wait_for 30 sleep "the sleeper" false
				""");
		assertThat(ended.code()).isEqualTo(1);
		assertThat(ended.errors()).contains("cluster: sleep has ended: no room",
				"try: less " + run.resolve("sleep.log"));
	}

	@Test
	void saysThatAProcessHasEndedWithoutAWord(@TempDir Path run) {
		Machine.Ended ended = script(run, """
				start_on_machine sleep sleep 0.3
				wait_for 30 sleep "the sleeper" false
				""");
		assertThat(ended.errors()).contains("cluster: sleep has ended: without a word");
	}

	@Test
	void leavesAProcessAloneThatHasGotTheNumberOfOneThatEnded(@TempDir Path run) {
		assertThat(script(run, """
				tail -f /dev/null & other=$!
				sleep 0.3
				echo "$other" >"$run/sleep.pid"
				stop sleep
				kill "$other" && echo lived
				""").orFail().output()).isEqualToIgnoringNewLines("lived");
	}

	private static Machine.Ended script(Path run, String body) {
		return Machine.run(NATIVE, Map.of("run", run.toString(), "logs", run.toString()), "bash", "-c",
				"set -Eeuo pipefail; . lib/output.bash; . lib/processes.bash\n" + body);
	}

}
