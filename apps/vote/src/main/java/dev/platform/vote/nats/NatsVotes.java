package dev.platform.vote.nats;

import java.io.IOException;
import java.util.Map;

import dev.platform.vote.queue.QueueUnavailable;
import dev.platform.vote.queue.VoteQueue;
import io.nats.client.JetStreamApiException;
import io.nats.client.NUID;
import io.nats.client.impl.Headers;
import io.nats.client.support.NatsJetStreamConstants;

/**
 * The queue as a JetStream stream: an entry is a message of headers.
 */
class NatsVotes implements VoteQueue {

	private static final byte[] NO_BODY = {};

	private final NatsLink link;

	private final NatsStream stream;

	NatsVotes(NatsLink link, NatsStream stream) {
		this.link = link;
		this.stream = stream;
	}

	@Override
	public void add(Map<String, String> entry) {
		Headers message = new Headers();
		entry.forEach(message::put);
		// The server stores one message of this id, however often it is sent.
		message.put(NatsJetStreamConstants.MSG_ID_HDR, NUID.nextGlobal());
		try {
			publishOrEnsureStream(message);
		}
		catch (IOException | JetStreamApiException | IllegalStateException ex) {
			throw new QueueUnavailable(ex);
		}
	}

	// Nobody has created the stream yet, or the connection was lost under the first
	// attempt.
	private void publishOrEnsureStream(Headers message) throws IOException, JetStreamApiException {
		try {
			publish(message);
		}
		catch (IOException | IllegalStateException _) {
			this.stream.ensure();
			publish(message);
		}
	}

	private void publish(Headers message) throws IOException, JetStreamApiException {
		this.link.open().jetStream(NatsStream.OPTIONS).publish(NatsStream.NAME, message, NO_BODY);
	}

}
