package dev.platform.cli.output;

import java.util.List;
import java.util.Optional;

/**
 * Asks the person at the terminal for what is missing.
 */
@FunctionalInterface
public interface Questions {

	/**
	 * The answer; nothing where nobody can be asked, or nobody answered.
	 * @param choices what can be answered; none if it is free
	 */
	Optional<String> ask(String question, List<String> choices);

}
