package dev.platform.cli.scaffold;

import org.jspecify.annotations.Nullable;

/**
 * The very state of a template that something was made from, whatever its version says.
 *
 * @param commit one that holds the template in this state; null where none does
 * @param tree Git's name for the folder; null where only the version was written down
 */
public record Origin(@Nullable String commit, @Nullable String tree) {

	/** What has been written down before there were origins. */
	public static final Origin UNKNOWN = new Origin(null, null);

	/** Whether a template is in this state. */
	boolean is(Template template) {
		return this.tree != null && this.tree.equals(template.origin().tree());
	}

	/** Whether a template is known to be in another state. */
	public boolean differsFrom(Template template) {
		return isKnown() && !is(template);
	}

	boolean isKnown() {
		return this.commit != null || this.tree != null;
	}

}
