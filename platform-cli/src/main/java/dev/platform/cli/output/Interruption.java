package dev.platform.cli.output;

/**
 * A person who presses Ctrl-C while a command works.
 */
@FunctionalInterface
public interface Interruption {

	/** Works; being interrupted does not end the program but asks the work to stop. */
	void during(Runnable stop, Runnable work);

}
