package dev.platform.cli.shell;

import dev.platform.cli.output.Interruption;
import org.jline.utils.Signals;

import org.springframework.stereotype.Component;

/**
 * Hears the signal that a terminal sends for Ctrl-C.
 */
@Component
class SignalInterruption implements Interruption {

	private static final String SIGNAL = "INT";

	@Override
	public void during(Runnable stop, Runnable work) {
		Object before = Signals.register(SIGNAL, stop);
		try {
			work.run();
		}
		finally {
			Signals.unregister(SIGNAL, before);
		}
	}

}
