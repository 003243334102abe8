package dev.platform.worker.nats;

import java.io.IOException;

import dev.platform.worker.queue.Backlog;
import dev.platform.worker.queue.Pace;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.AckPolicy;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;

/**
 * The stream of votes, which the page creates, and its consumer.
 */
class NatsStreams {

	static final String VOTES = "votes";

	static final String CONSUMER = "worker";

	// So many batches may be with workers at once.
	private static final int BATCHES = 20;

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
	 * Creates the consumer if it is missing.
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
	}

	Backlog backlog() throws IOException, JetStreamApiException {
		ConsumerInfo consumer = this.link.now().jetStreamManagement().getConsumerInfo(VOTES, CONSUMER);
		return new Backlog(consumer.getNumPending(), consumer.getNumAckPending());
	}

}
