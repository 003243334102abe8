package dev.platform.vote;

import java.net.URI;
import java.util.List;
import java.util.Objects;

import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "management.tracing.sampling.probability=0",
				"management.opentelemetry.tracing.export.schedule-delay=100ms" })
@ExtendWith(OutputCaptureExtension.class)
class ObservabilityIntegrationTests {

	private static final RealRedis SERVER = RealRedis.onFreePort();

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	// Spans are exported a little later: each test has a trace of its own.
	private static final String LOGGED_TRACE = "5bf92f3577b34da6a3ce929d0e0e4737";

	private final URI page;

	private final URI metrics;

	private final InMemorySpanExporter spans;

	ObservabilityIntegrationTests(@LocalServerPort int port, @LocalManagementPort int managementPort,
			@Autowired InMemorySpanExporter spans) {
		this.page = URI.create("http://localhost:%d/".formatted(port));
		this.metrics = URI.create("http://localhost:%d/actuator/prometheus".formatted(managementPort));
		this.spans = spans;
	}

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry properties) {
		properties.add("redis.port", SERVER::port);
	}

	@BeforeEach
	void start() {
		SERVER.start();
		this.spans.reset();
	}

	@AfterEach
	void stop() {
		SERVER.die();
	}

	@Test
	void countsWhatWasTakenAndWhatWasNotByReason() throws Exception {
		double accepted = metric("votes_accepted_total");
		double queued = metric("votes_queued_seconds_count");
		double unknown = metric("votes_rejected_total{reason=\"unknown_option\"}");
		new Visitor(this.page).vote("a");
		new Visitor(this.page).vote("b");
		new Visitor(this.page).vote("c");
		assertThat(metric("votes_accepted_total")).isEqualTo(accepted + 2);
		assertThat(metric("votes_queued_seconds_count")).isEqualTo(queued + 2);
		assertThat(metric("votes_rejected_total{reason=\"unknown_option\"}")).isEqualTo(unknown + 1);
		assertThat(metric("votes_rejected_total{reason=\"flood\"}")).isZero();
	}

	@Test
	void sendsTheTraceOfASampledVoteAlongWithIt() throws Exception {
		new Visitor(this.page).vote("a", "traceparent", sampled(TRACE));
		SpanData request = await().until(() -> this.spans.getFinishedSpanItems()
			.stream()
			.filter((span) -> span.getTraceId().equals(TRACE))
			.findFirst()
			.orElse(null), Objects::nonNull);
		assertThat(SERVER.entries()).singleElement()
			.satisfies((vote) -> assertThat(vote).containsEntry("traceparent",
					"00-%s-%s-01".formatted(TRACE, request.getSpanId())));
	}

	@Test
	void burdensTheQueueWithNoTraceOfOtherVotes() throws Exception {
		new Visitor(this.page).vote("a");
		assertThat(SERVER.entries()).singleElement()
			.satisfies((vote) -> assertThat(vote).containsOnlyKeys("voter", "vote", "at"));
	}

	@Test
	void logsAsJsonWithTheTrace(CapturedOutput output) throws Exception {
		SERVER.die();
		assertThat(new Visitor(this.page).vote("a", "traceparent", sampled(LOGGED_TRACE)).statusCode()).isEqualTo(503);
		assertThat(output.getOut().lines().filter((line) -> line.contains("The queue took no vote"))).singleElement()
			.satisfies((line) -> assertThat(line).startsWith("{\"@timestamp\":").contains(LOGGED_TRACE));
		// The others are counted: an outage must not fill the disk.
		assertThat(new Visitor(this.page).vote("a").statusCode()).isEqualTo(503);
		SERVER.start();
		assertThat(new Visitor(this.page).vote("a").statusCode()).isEqualTo(303);
		assertThat(output.getOut().lines().filter((line) -> line.contains("The queue t"))).satisfiesExactly(
				(line) -> assertThat(line).contains("took no vote"),
				(line) -> assertThat(line).contains("takes votes again"));
	}

	private static String sampled(String trace) {
		return "00-%s-00f067aa0ba902b7-01".formatted(trace);
	}

	private double metric(String name) throws Exception {
		List<String> lines = new Visitor(this.metrics).look().body().lines().toList();
		return lines.stream()
			.filter((line) -> line.startsWith(name + " "))
			.mapToDouble((line) -> Double.parseDouble(line.substring(name.length() + 1)))
			.findFirst()
			.orElseThrow(() -> new AssertionError("No metric " + name + " in " + lines));
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Exporter {

		@Bean
		InMemorySpanExporter spans() {
			return InMemorySpanExporter.create();
		}

	}

}
