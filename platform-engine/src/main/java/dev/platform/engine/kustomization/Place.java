package dev.platform.engine.kustomization;

import dev.platform.engine.Problem;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A line of a file in the repository, which a problem names first.
 */
record Place(String file, int line) {

	/** The line a node begins on. */
	static Place of(String file, Node node) {
		return new Place(file, node.getStartMark().getLine() + 1);
	}

	/** What is written there is not allowed. */
	Problem refused(String message, String hint) {
		return Problem.refused(this + message, hint);
	}

	/** What is written there cannot be rendered. */
	Problem wrong(String message) {
		return Problem.failed(this + message, "fix that line");
	}

	@Override
	public String toString() {
		return "%s:%d: ".formatted(Shown.line(Base.shown(this.file)), this.line);
	}

}
