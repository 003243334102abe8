package dev.platform.worker.nats;

import java.io.IOException;

import dev.platform.worker.queue.Backlog;
import dev.platform.worker.queue.Pace;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;

/**
 * The stream of votes, which the page creates, its consumer, and the stream of dead
 * letters.
 */
class NatsStreams {

	static final String VOTES = "votes";

	static final String CONSUMER = "worker";

	static final String DEAD = "votes-dead";

	private static final int NOT_FOUND = 404;

	// So many batches may be with workers at once.
	private static final int BATCHES = 20;

	private static final long DEAD_BYTES = 64 << 20;

	private final NatsLink link;

	private final Pace pace;

	private volatile long created;

	NatsStreams(NatsLink link, Pace pace) {
		this.link = link;
		this.pace = pace;
	}

	/**
	 * When the stream of votes was created, in milliseconds: its numbers start at one
	 * then.
	 */
	long created() {
		return this.created;
	}

	/**
	 * Creates what is missing.
	 * @throws JetStreamApiException if there is no stream of votes yet
	 */
	void ensure() throws IOException, JetStreamApiException {
		JetStreamManagement management = this.link.open().jetStreamManagement();
		this.created = management.getStreamInfo(VOTES).getCreateTime().toInstant().toEpochMilli();
		management.addOrUpdateConsumer(VOTES,
				ConsumerConfiguration.builder()
					.durable(CONSUMER)
					.ackPolicy(AckPolicy.Explicit)
					.ackWait(this.pace.claimAfter())
					.maxAckPending((long) BATCHES * this.pace.batch())
					.build());
		try {
			management.getStreamInfo(DEAD);
		}
		catch (JetStreamApiException ex) {
			if (ex.getErrorCode() != NOT_FOUND) {
				throw ex;
			}
			management.addStream(StreamConfiguration.builder()
				.name(DEAD)
				.subjects(DEAD)
				.storageType(StorageType.File)
				.maxBytes(DEAD_BYTES)
				.discardPolicy(DiscardPolicy.New)
				.build());
		}
	}

	Backlog backlog() throws IOException, JetStreamApiException {
		ConsumerInfo consumer = this.link.now().jetStreamManagement().getConsumerInfo(VOTES, CONSUMER);
		return new Backlog(consumer.getNumPending(), consumer.getNumAckPending());
	}

}
