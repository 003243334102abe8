package dev.platform.worker;

import dev.platform.worker.queue.RealQueue;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

import static org.awaitility.Awaitility.await;

/**
 * What the worker promises whichever server keeps the queue.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "worker.claim-after=2s", "management.opentelemetry.tracing.export.schedule-delay=100ms" })
@Import(WorkerContract.Exporter.class)
@TestInstance(Lifecycle.PER_CLASS)
@DirtiesContext
public abstract class WorkerContract implements StoringContract, OutageContract, ObservabilityContract {

	private final RealQueue queue;

	private final EmbeddedPostgres postgres;

	@Autowired
	private JdbcClient database;

	@Autowired
	private MeterRegistry metrics;

	@Autowired
	private InMemorySpanExporter spans;

	@LocalServerPort
	private int port;

	protected WorkerContract(RealQueue queue, EmbeddedPostgres postgres) {
		this.queue = queue;
		this.postgres = postgres;
	}

	@Override
	public WorkerAtWork worker() {
		return new WorkerAtWork(this.queue, this.postgres, this.database, this.metrics, this.spans,
				new Probe(this.port));
	}

	@AfterAll
	void stop() throws Exception {
		this.postgres.close();
		this.queue.die();
	}

	@BeforeEach
	void beginAnew() {
		this.queue.forget();
		this.spans.reset();
		await().atMost(WorkerAtWork.PATIENCE)
			.ignoreExceptions()
			.until(() -> this.database.sql("select count(*) from votes").query(Integer.class).single() >= 0);
		this.database.sql("truncate votes").update();
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Exporter {

		@Bean
		InMemorySpanExporter spans() {
			return InMemorySpanExporter.create();
		}

	}

}
