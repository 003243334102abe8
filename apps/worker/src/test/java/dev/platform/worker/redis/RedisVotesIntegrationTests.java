package dev.platform.worker.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.platform.worker.RealRedis;
import dev.platform.worker.queue.Burial;
import dev.platform.worker.queue.DeadLetter;
import dev.platform.worker.queue.Entry;
import dev.platform.worker.queue.Pace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.resps.StreamConsumerInfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RedisVotesIntegrationTests {

	private final RealRedis server = RealRedis.onFreePort();

	private RedisClient redis;

	@BeforeEach
	void start() {
		this.server.start();
		this.redis = RedisClient.create("localhost", this.server.port());
	}

	@AfterEach
	void stop() {
		this.redis.close();
		this.server.die();
	}

	@Test
	void makesRoomForItsGroupInARedisThatVotesHaveFilled() {
		RedisVotes queue = queue(Duration.ofSeconds(30));
		this.server.add(List.of(vote("x"), vote("y"), vote("z")));
		this.server.fill();
		queue.join();
		List<Entry> first = queue.next();
		List<Entry> second = queue.next();
		assertThat(voters(first)).containsExactly("x", "y");
		assertThat(voters(second)).containsExactly("z");
		queue.settle(first);
		assertThat(this.server.length()).isEqualTo(1);
		this.server.makeRoom();
		// What was not settled comes again, now as a member's.
		assertThat(voters(queue.next())).containsExactly("z");
		assertThat(this.server.delivered()).isEqualTo(1);
	}

	@Test
	void forgetsWorkersThatDiedWithNothingUnfinished() {
		RedisVotes queue = queue(Duration.ofMillis(30));
		queue.join();
		this.server.add(List.of(vote("x")));
		this.server.deliverToAWorkerThatDies(1);
		this.redis.xgroupCreateConsumer("votes", "worker", "idle");
		await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
			queue.settle(queue.next());
			assertThat(consumers()).doesNotContain("idle", "dead");
		});
	}

	@Test
	void keepsSoManyDeadLettersAndTellsHowManyItDropped() {
		RedisVotes queue = queue(Duration.ofSeconds(30));
		queue.join();
		this.server.add(IntStream.range(0, 5).mapToObj((i) -> vote("voter-" + i)).toList());
		List<Burial> burials = new ArrayList<>();
		while (burials.size() < 5) {
			queue.next().forEach((entry) -> burials.add(queue.bury(new DeadLetter(entry, "no vote"))));
		}
		assertThat(burials).extracting(Burial::dropped).containsExactly(0L, 0L, 0L, 1L, 1L);
		assertThat(burials).allMatch(Burial::done);
		assertThat(this.server.deadLetters()).extracting((letter) -> letter.get("voter"))
			.containsExactly("voter-2", "voter-3", "voter-4");
		assertThat(this.server.length()).isZero();
	}

	private RedisVotes queue(Duration claimAfter) {
		return new RedisVotes(this.redis, new Pace(2, claimAfter, Duration.ZERO), 3);
	}

	private List<String> consumers() {
		return this.redis.xinfoConsumers2("votes", "worker").stream().map(StreamConsumerInfo::getName).toList();
	}

	private static List<String> voters(List<Entry> entries) {
		return entries.stream().map((entry) -> entry.fields().get("voter")).toList();
	}

	private static Map<String, String> vote(String voter) {
		return Map.of("voter", voter, "vote", "a", "at", "1000");
	}

}
