package dev.platform.vote.nats;

import java.io.IOException;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.RetentionPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;

/**
 * The stream that holds the votes until the worker has stored them.
 */
class NatsStream {

	static final String NAME = "votes";

	static final JetStreamOptions OPTIONS = JetStreamOptions.builder().requestTimeout(NatsLink.PATIENCE).build();

	private static final int NOT_FOUND = 404;

	private final NatsLink link;

	private final StreamConfiguration configuration;

	NatsStream(NatsLink link, NatsAddress address) {
		this.link = link;
		this.configuration = StreamConfiguration.builder()
			.name(NAME)
			.subjects(NAME)
			.storageType(StorageType.File)
			.retentionPolicy(RetentionPolicy.WorkQueue)
			.maxBytes(address.maxBytes().toBytes())
			.discardPolicy(DiscardPolicy.New)
			.build();
	}

	/**
	 * Creates the stream if it is missing; one that exists stays as it is.
	 */
	void ensure() throws IOException, JetStreamApiException {
		JetStreamManagement streams = this.link.open().jetStreamManagement(OPTIONS);
		try {
			streams.getStreamInfo(NAME);
		}
		catch (JetStreamApiException ex) {
			if (ex.getErrorCode() != NOT_FOUND) {
				throw ex;
			}
			streams.addStream(this.configuration);
		}
	}

}
