package dev.platform.worker.nats;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import dev.platform.worker.queue.Backlog;
import dev.platform.worker.queue.Burial;
import dev.platform.worker.queue.DeadLetter;
import dev.platform.worker.queue.Entry;
import dev.platform.worker.queue.Pace;
import dev.platform.worker.queue.VoteQueue;
import io.nats.client.FetchConsumeOptions;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusCheckedException;
import io.nats.client.Message;
import io.nats.client.impl.Headers;
import io.nats.client.support.NatsJetStreamConstants;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue as a JetStream stream, read by a durable consumer that all workers share. The
 * server itself hands on what a silent worker kept.
 */
class NatsVotes implements VoteQueue {

	private static final Logger log = LoggerFactory.getLogger(NatsVotes.class);

	private static final int WAIT_MILLIS = 1000;

	// A vote has none; of whatever else somebody sent, so much tells what it was.
	private static final int LONGEST_BODY = 1024;

	private static final Pattern NOT_PRINTABLE = Pattern.compile("[^ -~]+");

	private final NatsLink link;

	private final NatsStreams streams;

	private final NatsDeadLetters dead;

	private final Pace pace;

	// What this worker was given and has neither settled nor buried.
	private final Map<Long, Message> kept = new ConcurrentSkipListMap<>();

	private List<Entry> unfinished = List.of();

	NatsVotes(NatsLink link, NatsStreams streams, NatsDeadLetters dead, Pace pace) {
		this.link = link;
		this.streams = streams;
		this.dead = dead;
		this.pace = pace;
	}

	@Override
	public void join() {
		try {
			this.streams.ensure();
			this.dead.ensure();
		}
		catch (IOException | JetStreamApiException ex) {
			throw new IllegalStateException(ex);
		}
		this.unfinished = this.kept.values().stream().map(this::entry).toList();
	}

	@Override
	public List<Entry> next() {
		if (!this.unfinished.isEmpty()) {
			// Not all at once: each time that storing fails there may be a batch more.
			int some = Math.min(this.unfinished.size(), this.pace.batch());
			List<Entry> entries = this.unfinished.subList(0, some);
			this.unfinished = this.unfinished.subList(some, this.unfinished.size());
			return entries;
		}
		try {
			return fetch();
		}
		catch (IOException | JetStreamApiException | JetStreamStatusCheckedException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
			return List.of();
		}
	}

	// Whatever is there at once; only for the first message of all it waits.
	private List<Entry> fetch()
			throws IOException, JetStreamApiException, JetStreamStatusCheckedException, InterruptedException {
		var options = FetchConsumeOptions.builder().maxMessages(this.pace.batch()).noWaitExpiresIn(WAIT_MILLIS).build();
		List<Entry> entries = new ArrayList<>();
		var consumer = this.link.open().getConsumerContext(NatsStreams.VOTES, NatsStreams.CONSUMER);
		try (var fetched = consumer.fetch(options)) {
			for (@Nullable
			Message message = fetched.nextMessage(); message != null; message = fetched.nextMessage()) {
				Entry entry = entry(message);
				this.kept.put(entry.number(), message);
				entries.add(entry);
			}
		}
		catch (IOException | JetStreamApiException | InterruptedException | JetStreamStatusCheckedException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		return entries;
	}

	private Entry entry(Message message) {
		Map<String, String> fields = new LinkedHashMap<>();
		if (message.hasHeaders()) {
			message.getHeaders().forEach((name, values) -> fields.put(name, values.getFirst()));
		}
		long sequence = message.metaData().streamSequence();
		return new Entry(this.streams.created(), sequence, fields);
	}

	// The server takes acknowledgements in their order: when it confirms the last, it has
	// them all. Whatever it did not get it delivers again, which changes no count.
	@Override
	public void settle(List<Entry> entries) {
		List<Message> messages = new ArrayList<>();
		for (Entry entry : entries) {
			@Nullable Message message = this.kept.remove(entry.number());
			if (message != null) {
				messages.add(message);
			}
		}
		if (messages.isEmpty()) {
			return;
		}
		messages.subList(0, messages.size() - 1).forEach(Message::ack);
		confirm(messages.getLast());
	}

	@Override
	public Burial bury(DeadLetter letter) {
		Headers fields = new Headers();
		// What a database says may be of several lines, which a header must not.
		letter.fields(Long.toString(letter.entry().number()))
			.forEach((name, value) -> fields.put(name, NOT_PRINTABLE.matcher(value).replaceAll(" ")));
		// Of the vote; the letter is the same however often it is sent.
		fields.put(NatsJetStreamConstants.MSG_ID_HDR, "dead-" + letter.entry().place());
		@Nullable Message message = this.kept.remove(letter.entry().number());
		if (message == null) {
			return Burial.LATER;
		}
		try {
			long dropped = this.dead.add(fields,
					Arrays.copyOf(message.getData(), Math.min(message.getData().length, LONGEST_BODY)));
			confirm(message);
			return new Burial(true, dropped);
		}
		catch (IOException | JetStreamApiException ex) {
			log.warn("Cannot bury {} now: {}", letter, ex.getMessage());
			message.nakWithDelay(this.pace.claimAfter());
			return Burial.LATER;
		}
	}

	private static void confirm(Message message) {
		try {
			message.ackSync(NatsLink.PATIENCE);
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("NATS did not confirm that votes were stored", ex);
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public Backlog backlog() {
		try {
			return this.streams.backlog();
		}
		catch (IOException | JetStreamApiException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void leave() {
		this.kept.values().forEach(Message::nak);
		this.kept.clear();
		try {
			this.link.now().flush(Duration.ofSeconds(1));
		}
		catch (IOException | TimeoutException ex) {
			log.warn("Left without saying so: {}", ex.getMessage());
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
		}
	}

}
