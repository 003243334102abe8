package dev.platform.engine.yaml;

import java.util.List;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A list exactly as a file writes it: an item a line, or all between brackets.
 */
record WrittenList(String text, SequenceNode list) {

	String with(int index, String item) {
		List<Node> items = this.list.getValue();
		if (this.list.getFlowStyle() == DumperOptions.FlowStyle.FLOW) {
			return withBetweenBrackets(index, item);
		}
		int lineStart = lineStart(offset(items.get(Math.max(0, index - 1)).getStartMark()));
		String dash = this.text.substring(lineStart, offset(items.get(Math.max(0, index - 1)).getStartMark()));
		String lineEnd = this.text.contains("\r\n") ? "\r\n" : "\n";
		String lines = dash + String.join(lineEnd + " ".repeat(dash.length()), item.lines().toList()) + lineEnd;
		int at = (index == 0) ? lineStart : lineEnd(end(items.get(index - 1)));
		boolean open = index > 0 && this.text.charAt(at - 1) != '\n';
		return this.text.substring(0, at) + (open ? lineEnd : "") + lines + this.text.substring(at);
	}

	private String withBetweenBrackets(int index, String item) {
		List<Node> items = this.list.getValue();
		String flow = item.contains("\n") ? "{" + String.join(", ", item.lines().toList()) + "}" : item;
		if (items.isEmpty()) {
			int at = offset(this.list.getStartMark()) + 1;
			return this.text.substring(0, at) + flow + this.text.substring(at);
		}
		if (index == 0) {
			int at = offset(items.getFirst().getStartMark());
			return this.text.substring(0, at) + flow + ", " + this.text.substring(at);
		}
		int at = end(items.get(index - 1));
		return this.text.substring(0, at) + ", " + flow + this.text.substring(at);
	}

	String without(int index) {
		List<Node> items = this.list.getValue();
		Node item = items.get(index);
		if (this.list.getFlowStyle() != DumperOptions.FlowStyle.FLOW) {
			return this.text.substring(0, lineStart(offset(item.getStartMark())))
					+ this.text.substring(lineEnd(end(item)));
		}
		int from = (index == 0) ? offset(item.getStartMark()) : end(items.get(index - 1));
		int to = (index == 0 && items.size() > 1) ? offset(items.get(1).getStartMark()) : end(item);
		return this.text.substring(0, from) + this.text.substring(to);
	}

	// A block's own mark may stand behind comments that follow it; its last scalar's does
	// not.
	private int end(Node node) {
		if (node instanceof MappingNode mapping && mapping.getFlowStyle() != DumperOptions.FlowStyle.FLOW
				&& !mapping.getValue().isEmpty()) {
			return end(mapping.getValue().getLast().getValueNode());
		}
		if (node instanceof SequenceNode items && items.getFlowStyle() != DumperOptions.FlowStyle.FLOW
				&& !items.getValue().isEmpty()) {
			return end(items.getValue().getLast());
		}
		return offset(node.getEndMark());
	}

	private int offset(Mark mark) {
		return this.text.offsetByCodePoints(0, mark.getIndex());
	}

	private int lineStart(int offset) {
		return this.text.lastIndexOf('\n', offset - 1) + 1;
	}

	private int lineEnd(int offset) {
		// A block scalar ends where its last line does.
		if (offset > 0 && this.text.charAt(offset - 1) == '\n') {
			return offset;
		}
		int newline = this.text.indexOf('\n', offset);
		return (newline < 0) ? this.text.length() : newline + 1;
	}

}
