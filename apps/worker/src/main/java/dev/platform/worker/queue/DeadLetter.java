package dev.platform.worker.queue;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An entry that can never be stored, and why.
 */
public record DeadLetter(Entry entry, String reason) {

	// More than any vote has: whatever else somebody put on the queue must not fill the
	// place of a thousand letters.
	private static final int MOST_FIELDS = 16;

	private static final int LONGEST = 256;

	/**
	 * What is kept of the entry, with the reason and its place.
	 * @param place by which the server knows it
	 */
	public Map<String, String> fields(String place) {
		Map<String, String> fields = new LinkedHashMap<>();
		this.entry.fields()
			.entrySet()
			.stream()
			.limit(MOST_FIELDS)
			.forEach((field) -> fields.put(cut(field.getKey()), cut(field.getValue())));
		fields.put("reason", cut(this.reason));
		fields.put("entry", place);
		return fields;
	}

	private static String cut(String text) {
		return (text.length() > LONGEST) ? text.substring(0, LONGEST) : text;
	}

}
