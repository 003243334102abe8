package dev.platform.cli.output;

/**
 * The headings that {@code platform help} lists commands under.
 */
public final class CommandGroup {

	public static final String CHANGES = "The path of a change";

	public static final String SERVICES = "Services and environments";

	public static final String MACHINE = "This machine";

	private CommandGroup() {
	}

}
