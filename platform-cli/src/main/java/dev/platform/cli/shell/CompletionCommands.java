package dev.platform.cli.shell;

import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.stereotype.Component;

/**
 * Teaches the shell of the person who types to complete the words of
 * <code>platform</code>.
 */
@Component
@Order(ShellGroup.ORDER)
class CompletionCommands {

	private final CompletionScript script;

	private final KnownValues knownValues;

	CompletionCommands(CompletionScript script, KnownValues knownValues) {
		this.script = script;
		this.knownValues = knownValues;
	}

	@Command(name = "completion", group = ShellGroup.NAME,
			description = "Print a script for completion with the tab key", help = """
					source <(platform completion bash)
					source <(platform completion zsh)""")
	String completion(@Argument(index = 0, description = "the shell that completes") TargetShell shell) {
		return this.script.of(shell);
	}

	/** What the scripts ask for; an empty answer rather than an error. */
	@Command(name = "complete-values", hidden = true, description = "Print the values of an option")
	String completeValues(@Argument(index = 0, description = "name of the option") String option) {
		List<String> values = this.knownValues.of(option);
		return String.join("\n", values);
	}

}
