package dev.platform.cli.shell;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.platform.cli.output.Printable;

/**
 * A pattern whose lines are safe to show: libraries log what servers say.
 */
final class PrintableLayout extends PatternLayout {

	@Override
	public String doLayout(ILoggingEvent event) {
		return Printable.block(super.doLayout(event));
	}

}
