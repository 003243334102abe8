package dev.platform.worker.nats;

import java.io.IOException;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamState;
import io.nats.client.impl.Headers;

/**
 * The stream of dead letters: so many and no more. The server would drop the oldest
 * without a word; here it refuses a new one, so that whoever makes room can tell.
 */
class NatsDeadLetters {

	static final String NAME = "votes-dead";

	private static final long BYTES = 64 << 20;

	private static final int NOT_FOUND = 404;

	private static final String FULL = "maximum ";

	private final NatsLink link;

	private final int limit;

	NatsDeadLetters(NatsLink link, int limit) {
		if (limit < 1) {
			throw new IllegalArgumentException("WORKER_DEAD_LETTERS is %d: it must be 1 or more".formatted(limit));
		}
		this.link = link;
		this.limit = limit;
	}

	/**
	 * Creates the stream if it is missing, and gives it its limit.
	 */
	void ensure() throws IOException, JetStreamApiException {
		JetStreamManagement management = this.link.open().jetStreamManagement();
		try {
			StreamConfiguration current = management.getStreamInfo(NAME).getConfiguration();
			if (current.getMaxMsgs() != this.limit) {
				management.updateStream(StreamConfiguration.builder(current).maxMessages(this.limit).build());
			}
		}
		catch (JetStreamApiException ex) {
			if (ex.getErrorCode() != NOT_FOUND) {
				throw ex;
			}
			management.addStream(StreamConfiguration.builder()
				.name(NAME)
				.subjects(NAME)
				.storageType(StorageType.File)
				.maxMessages(this.limit)
				.maxBytes(BYTES)
				.discardPolicy(DiscardPolicy.New)
				.build());
		}
	}

	/**
	 * Adds a letter; where there is no room, the oldest go.
	 * @return how many went
	 * @throws JetStreamApiException if there is no room even so
	 */
	long add(Headers letter, byte[] body) throws IOException, JetStreamApiException {
		long dropped = 0;
		while (true) {
			try {
				this.link.open().jetStream().publish(NAME, letter, body);
				return dropped;
			}
			catch (JetStreamApiException ex) {
				if (!String.valueOf(ex.getMessage()).contains(FULL) || isEmpty()) {
					throw ex;
				}
				dropped += dropOldest();
			}
		}
	}

	private boolean isEmpty() throws IOException, JetStreamApiException {
		return state().getMsgCount() == 0;
	}

	// Each worker counts only what it dropped itself.
	private int dropOldest() throws IOException, JetStreamApiException {
		try {
			return this.link.open().jetStreamManagement().deleteMessage(NAME, state().getFirstSequence()) ? 1 : 0;
		}
		catch (JetStreamApiException _) {
			// Another worker was faster.
			return 0;
		}
	}

	private StreamState state() throws IOException, JetStreamApiException {
		return this.link.open().jetStreamManagement().getStreamInfo(NAME).getStreamState();
	}

}
