package dev.platform.cli.cluster;

import org.jspecify.annotations.Nullable;

/**
 * One of Argo CD's Applications in brief.
 *
 * @param revision the commit it was last compared with; null before the first time
 * @param message why it is not well, where Argo CD says so
 */
public record ApplicationState(String name, String sync, String health, @Nullable String revision,
		@Nullable String message) {

	/** Its name with why it is not well, in one line. */
	public String description() {
		return (this.message != null)
				? "%s (%s)".formatted(this.name, this.message.strip().replaceAll("\\s*\n\\s*", "; ")) : this.name;
	}

	/** Whether what Git asks for is what runs, and it is well. */
	public boolean settled() {
		return this.sync.equals("Synced") && this.health.equals("Healthy");
	}

}
