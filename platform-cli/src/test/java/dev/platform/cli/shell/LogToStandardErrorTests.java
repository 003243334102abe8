package dev.platform.cli.shell;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogToStandardErrorTests {

	@Test
	void writesWarningsOnly() {
		PrintStream original = System.err;
		ByteArrayOutputStream errors = new ByteArrayOutputStream();
		System.setErr(new PrintStream(errors, true));
		try {
			LoggerContext context = new LoggerContext();
			context.setMDCAdapter(new LogbackMDCAdapter());
			new LogToStandardError().configure(context);
			Logger logger = context.getLogger("dev.platform.Test");
			logger.info("detail");
			logger.warn("careful\u001b[2J");
		}
		finally {
			System.setErr(original);
		}
		assertThat(errors.toString()).isEqualTo("WARN  Test: careful\ufffd\n");
	}

}
