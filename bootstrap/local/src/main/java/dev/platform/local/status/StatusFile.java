package dev.platform.local.status;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.platform.local.home.WholeFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@code status.json} equal to what is true, by looking often and writing when
 * something has changed.
 */
public final class StatusFile implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(StatusFile.class);

	private static final long INTERVAL_MILLIS = 50;

	private static final ObjectMapper json = JsonMapper.builder()
		.enable(SerializationFeature.INDENT_OUTPUT)
		.addModule(new SimpleModule().addSerializer(Instant.class, new InstantSerializer()))
		.build();

	private final Path file;

	private final Supplier<Status> current;

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("status").factory());

	private @Nullable Status written;

	public StatusFile(Path file, Supplier<Status> current) {
		this.file = file;
		this.current = current;
	}

	public void start() {
		this.clock.scheduleWithFixedDelay(this::refresh, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
	}

	/** Writes what is true now, if that is news. */
	public synchronized void refresh() {
		try {
			Status status = this.current.get();
			if (status.equals(this.written)) {
				return;
			}
			WholeFile.write(this.file, json.writeValueAsString(status) + "\n");
			this.written = status;
		}
		catch (IOException | RuntimeException ex) {
			// an exception that escaped would end the repetition
			logger.error("cannot write {}: {}", this.file, ex.getMessage());
		}
	}

	@Override
	public void close() {
		this.clock.shutdown();
		refresh();
	}

	/**
	 * ISO 8601 in UTC, to the millisecond.
	 */
	private static final class InstantSerializer extends StdSerializer<Instant> {

		InstantSerializer() {
			super(Instant.class);
		}

		@Override
		public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider) throws IOException {
			generator.writeString(value.truncatedTo(ChronoUnit.MILLIS).toString());
		}

	}

}
