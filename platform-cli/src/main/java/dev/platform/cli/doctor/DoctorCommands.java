package dev.platform.cli.doctor;

import dev.platform.cli.output.CommandGroup;
import dev.platform.cli.output.OutputFormat;
import dev.platform.engine.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;

/**
 * The word for when something does not work.
 */
@Order(35)
@Component
class DoctorCommands {

	private final Examine examine;

	DoctorCommands(Examine examine) {
		this.examine = examine;
	}

	@Command(name = "doctor", group = CommandGroup.MACHINE,
			description = "Look at what this machine has and everything it talks to", help = "platform doctor")
	String doctor(@Option(longName = "output", defaultValue = "table",
			description = OutputFormat.CHOICES) OutputFormat output) {
		Examination examination = this.examine.run();
		String report = output.render(examination);
		if (examination.failures() > 0) {
			throw Problem
				.failed("%d of %d checks failed".formatted(examination.failures(), examination.checks().size()),
						"what stands under each, then repeat the command")
				.with(report);
		}
		return report;
	}

}
