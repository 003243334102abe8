package dev.platform.cli.git;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

import dev.platform.cli.git.connection.RepositoryLocation;
import dev.platform.engine.Problem;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Every status that a push can have, and what it says to a person.
 */
class RejectedPushTests {

	private static final RejectedPush REFUSAL = new RejectedPush(
			new RepositoryLocation("https://git.example.com/p.git", "main"), "main");

	private static final Set<Status> DONE = EnumSet.of(Status.OK, Status.UP_TO_DATE);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			REJECTED_NONFASTFORWARD | it does not follow what is there | repeat the command
			REJECTED_REMOTE_CHANGED | somebody else has moved it meanwhile | repeat the command
			REJECTED_NODELETE | branches cannot be removed there | remove it by hand
			NON_EXISTING | the branch is not there any more | set PLATFORM_BRANCH
			NOT_ATTEMPTED | it was not tried | repeat the command
			AWAITING_REPORT | did not say what became of the push | git ls-remote
			REJECTED_OTHER_REASON | it gave no reason | look at the branch's protection
			""")
	void tellsEachStatusInItsOwnWords(Status status, String message, String hint) {
		Problem problem = REFUSAL.of(update(status, null), null);
		assertThat(problem).hasMessageContaining(message);
		assertThat(problem.hint()).startsWith(hint);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			protected branch hook declined | the branch is protected | set delivery: pull-request
			pre-receive hook declined | pre-receive hook declined | do what the hook asks for
			unpacker error | it could not store the commit | tell whoever runs the server
			permission denied | permission denied | ask for write access
			too many cooks | too many cooks | look at the branch's protection
			""")
	void tellsWhatTheServerSays(String reason, String message, String hint) {
		Problem problem = REFUSAL.of(update(Status.REJECTED_OTHER_REASON, reason), null);
		assertThat(problem).hasMessageContaining(message).hasMessageEndingWith("nothing has changed");
		assertThat(problem.hint()).startsWith(hint);
	}

	@Test
	void noTwoStatusesSayTheSame() {
		Set<String> messages = new HashSet<>();
		for (Status status : EnumSet.complementOf(EnumSet.copyOf(DONE))) {
			assertThat(messages.add(REFUSAL.of(update(status, null), null).getMessage())).as(status.name()).isTrue();
		}
		for (Status status : DONE) {
			assertThatIllegalArgumentException().isThrownBy(() -> REFUSAL.of(update(status, null), null));
		}
	}

	@Test
	void doesNotClaimThatNothingChangedWhereNobodyKnows() {
		assertThat(REFUSAL.of(update(Status.AWAITING_REPORT, null), null).getMessage())
			.doesNotContain("nothing has changed");
	}

	@ParameterizedTest
	@CsvSource({ "REJECTED_NONFASTFORWARD,,true", "REJECTED_REMOTE_CHANGED,,true",
			"REJECTED_OTHER_REASON,failed to update ref,true", "REJECTED_OTHER_REASON,Failed to lock,true",
			"REJECTED_OTHER_REASON,cannot lock ref 'refs/heads/main': is at 1 but expected 2,true",
			"REJECTED_OTHER_REASON,pre-receive hook declined,false", "REJECTED_OTHER_REASON,,false",
			"REJECTED_NODELETE,,false", "NON_EXISTING,,false", "NOT_ATTEMPTED,,false", "AWAITING_REPORT,,false",
			"OK,,false", "UP_TO_DATE,,false" })
	void knowsALostRaceByItsWords(Status status, String reason, boolean lost) {
		assertThat(RejectedPush.isLostRace(update(status, reason))).isEqualTo(lost);
	}

	private static RemoteRefUpdate update(Status status, String reason) {
		RemoteRefUpdate update = mock();
		given(update.getStatus()).willReturn(status);
		given(update.getMessage()).willReturn(reason);
		return update;
	}

}
