package dev.platform.engine.yaml;

import java.util.List;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A mapping of scalars exactly as a file writes it: a key a line, or all between braces.
 */
record WrittenMapping(String text, MappingNode mapping) {

	int indexOf(String key) {
		List<NodeTuple> tuples = this.mapping.getValue();
		for (int index = 0; index < tuples.size(); index++) {
			if (tuples.get(index).getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
				return index;
			}
		}
		return -1;
	}

	String with(String key, String value) {
		NodeTuple last = this.mapping.getValue().getLast();
		int at = offset(last.getValueNode().getEndMark());
		// Quoted: what is added may look like a number.
		String added = "%s: \"%s\"".formatted(key, value);
		if (isBetweenBraces()) {
			return this.text.substring(0, at) + ", " + added + this.text.substring(at);
		}
		int lineEnd = lineEnd(at);
		String lineBreak = this.text.contains("\r\n") ? "\r\n" : "\n";
		boolean open = lineEnd == this.text.length() && !this.text.endsWith("\n");
		String line = " ".repeat(last.getKeyNode().getStartMark().getColumn()) + added + lineBreak;
		return this.text.substring(0, lineEnd) + (open ? lineBreak : "") + line + this.text.substring(lineEnd);
	}

	String without(String key) {
		List<NodeTuple> tuples = this.mapping.getValue();
		int index = indexOf(key);
		Node name = tuples.get(index).getKeyNode();
		int from = offset(name.getStartMark());
		int to = offset(tuples.get(index).getValueNode().getEndMark());
		if (index == 0 && tuples.size() > 1) {
			// What follows takes its place, behind the dash or brace that stands there.
			return this.text.substring(0, from)
					+ this.text.substring(offset(tuples.get(1).getKeyNode().getStartMark()));
		}
		if (isBetweenBraces()) {
			int before = (index == 0) ? from : offset(tuples.get(index - 1).getValueNode().getEndMark());
			return this.text.substring(0, before) + this.text.substring(to);
		}
		return this.text.substring(0, this.text.lastIndexOf('\n', from - 1) + 1) + this.text.substring(lineEnd(to));
	}

	private boolean isBetweenBraces() {
		return this.mapping.getFlowStyle() == DumperOptions.FlowStyle.FLOW;
	}

	private int lineEnd(int offset) {
		int newline = this.text.indexOf('\n', offset);
		return (newline < 0) ? this.text.length() : newline + 1;
	}

	private int offset(Mark mark) {
		return this.text.offsetByCodePoints(0, mark.getIndex());
	}

}
