package dev.platform.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What Argo CD hears of a push.
 */
class WebhookIntegrationTests {

	@TempDir
	Path directory;

	@Test
	void tellsEveryAddressWhatChanged() throws Exception {
		try (TestReceiver one = new TestReceiver(0);
				TestReceiver other = new TestReceiver(0);
				TestServer server = start(one, other)) {
			TestRepository work = TestRepository.clone(this.directory.resolve("work"), server.as("right"));
			work.commit("gitops/changed", "a");
			String before = work.commit("gitops/gone", "a");
			work.must("push", "--quiet", "origin", "main");
			Files.delete(work.directory().resolve("gitops/gone"));
			work.commit("gitops/changed", "b");
			String after = work.commit("gitops/new", "a");
			work.must("push", "--quiet", "origin", "main");

			for (TestReceiver receiver : List.of(one, other)) {
				await().atMost(Duration.ofSeconds(10)).until(() -> receiver.deliveries().size() >= 2);
				TestReceiver.Delivery delivery = receiver.deliveries()
					.stream()
					.filter((candidate) -> candidate.json().get("after").asString().equals(after))
					.findFirst()
					.orElseThrow();
				assertThat(delivery.event()).isEqualTo("push");
				assertThat(delivery.signature()).isEqualTo("sha256=" + hmac(delivery.body()));
				JsonNode event = delivery.json();
				assertThat(event.get("ref").asString()).isEqualTo("refs/heads/main");
				assertThat(event.get("before").asString()).isEqualTo(before);
				assertThat(event.at("/repository/html_url").asString())
					.isEqualTo("http://git.git.svc.cluster.local/platform");
				assertThat(event.at("/repository/default_branch").asString()).isEqualTo("main");
				assertThat(event.at("/commits/0/added")).map(JsonNode::asString).containsExactly("gitops/new");
				assertThat(event.at("/commits/0/modified")).map(JsonNode::asString).containsExactly("gitops/changed");
				assertThat(event.at("/commits/0/removed")).map(JsonNode::asString).containsExactly("gitops/gone");
			}
		}
	}

	@Test
	void tellsSomeOnlyOfPushesWithWhichFilesComeOrGo() throws Exception {
		try (TestReceiver all = new TestReceiver(0);
				TestReceiver some = new TestReceiver(0);
				TestServer server = start(new Receivers(List.of(all.url()), List.of(some.url())))) {
			TestRepository work = TestRepository.clone(this.directory.resolve("work"), server.as("right"));
			String came = work.commit("gitops/file", "a");
			work.must("push", "--quiet", "origin", "main");
			String changed = work.commit("gitops/file", "b");
			work.must("push", "--quiet", "origin", "main");
			Files.delete(work.directory().resolve("gitops/file"));
			work.commit("gitops/other", "a");
			String gone = work.commit("gitops/other", "b");
			work.must("push", "--quiet", "origin", "main");
			await().atMost(Duration.ofSeconds(30)).until(() -> all.deliveries().size() == 6);
			await().atMost(Duration.ofSeconds(30)).until(() -> some.deliveries().size() == 4);
			assertThat(heads(all)).containsOnly(came, changed, gone);
			assertThat(heads(some)).containsOnly(came, gone);
		}
	}

	@Test
	void repeatsUntilItIsHeard() throws Exception {
		try (TestReceiver receiver = new TestReceiver(2); TestServer server = start(receiver)) {
			TestRepository work = TestRepository.clone(this.directory.resolve("work"), server.as("right"));
			work.commit("a", "a");
			work.must("push", "--quiet", "origin", "main");
			await().atMost(Duration.ofSeconds(10)).until(() -> receiver.deliveries().size() >= 1);
		}
	}

	@Test
	void tellsItOnceMoreToWhoeverMayHaveForgotten() throws Exception {
		try (TestReceiver receiver = new TestReceiver(0); TestServer server = start(receiver)) {
			TestRepository work = TestRepository.clone(this.directory.resolve("work"), server.as("right"));
			String head = work.commit("a", "a");
			work.must("push", "--quiet", "origin", "main");
			await().atMost(Duration.ofSeconds(30)).until(() -> receiver.deliveries().size() == 2);
			assertThat(receiver.deliveries())
				.allSatisfy((delivery) -> assertThat(delivery.json().get("after").asString()).isEqualTo(head));
		}
	}

	@Test
	void saysAtItsStartWhereMainStands() throws Exception {
		String head;
		try (TestServer server = TestServer.start(this.directory.resolve("volume"))) {
			TestRepository work = TestRepository.clone(this.directory.resolve("work"), server.as("right"));
			head = work.commit("a", "a");
			work.must("push", "--quiet", "origin", "main");
		}
		try (TestReceiver receiver = new TestReceiver(0); TestServer _ = start(receiver)) {
			await().atMost(Duration.ofSeconds(10)).until(() -> receiver.deliveries().size() >= 1);
			JsonNode event = receiver.deliveries().getFirst().json();
			assertThat(event.get("after").asString()).isEqualTo(head);
			assertThat(event.get("commits")).isEmpty();
		}
	}

	private TestServer start(TestReceiver... receivers) throws IOException {
		return start(new Receivers(List.of(receivers).stream().map(TestReceiver::url).toList(), List.of()));
	}

	private TestServer start(Receivers receivers) throws IOException {
		return TestServer.start(TestServer.settings(this.directory.resolve("volume"), true, 64, receivers));
	}

	private static List<String> heads(TestReceiver receiver) {
		return receiver.deliveries().stream().map((delivery) -> delivery.json().get("after").asString()).toList();
	}

	private static String hmac(byte[] body) throws Exception {
		Mac mac = Mac.getInstance("HmacSHA256");
		mac.init(new SecretKeySpec("shared".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
		return HexFormat.of().formatHex(mac.doFinal(body));
	}

}
