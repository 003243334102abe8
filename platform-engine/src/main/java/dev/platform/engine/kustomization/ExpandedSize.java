package dev.platform.engine.kustomization;

import java.util.IdentityHashMap;
import java.util.Map;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Counts the values of a file once each alias stands for what it names.
 */
final class ExpandedSize {

	// Some thousands are many for a file that people write.
	private static final long GROWTH = 100_000;

	private static final long BEING_COUNTED = -1;

	private final String file;

	private final Map<Node, Long> sizes = new IdentityHashMap<>();

	private long total;

	ExpandedSize(String file) {
		this.file = file;
	}

	/** A problem where aliases make far more of the documents so far than is written. */
	void add(Node document) {
		this.total += of(document);
		if (this.total > this.sizes.size() + GROWTH) {
			throw Place.of(this.file, document)
				.refused("aliases make this grow beyond %d values".formatted(GROWTH),
						"write out what the aliases stand for");
		}
	}

	private long of(Node node) {
		Long known = this.sizes.putIfAbsent(node, BEING_COUNTED);
		if (known != null) {
			if (known == BEING_COUNTED) {
				throw Place.of(this.file, node)
					.refused("an alias stands within what it names", "write out what the alias stands for");
			}
			return known;
		}
		long size = 1;
		if (node instanceof SequenceNode sequence) {
			for (Node item : sequence.getValue()) {
				size += of(item);
			}
		}
		else if (node instanceof MappingNode mapping) {
			for (NodeTuple tuple : mapping.getValue()) {
				size += of(tuple.getKeyNode()) + of(tuple.getValueNode());
			}
		}
		// More than is allowed is all the same, and sums of it stay small.
		size = Math.min(size, Integer.MAX_VALUE);
		this.sizes.put(node, size);
		return size;
	}

}
