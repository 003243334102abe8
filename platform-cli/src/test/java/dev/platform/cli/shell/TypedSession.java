package dev.platform.cli.shell;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

import org.jline.terminal.Terminal;

import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.StringUtils;

/**
 * The command line with the fruit commands, and what it printed.
 */
final class TypedSession implements AutoCloseable {

	private final OutputStream output;

	private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	/** A session whose arguments are given to {@link #run}. */
	TypedSession() {
		this("", false, new ByteArrayOutputStream());
	}

	/** A session with lines on standard input. */
	TypedSession(String input) {
		this(input, false, new ByteArrayOutputStream());
	}

	/** A session at a terminal. */
	TypedSession(Terminal terminal, String historyHome) {
		this("", true, new ByteArrayOutputStream());
		this.context.registerBean("terminal", Terminal.class, () -> terminal);
		this.context.getEnvironment().getSystemProperties().put("XDG_STATE_HOME", historyHome);
	}

	/** A session whose output nobody reads. */
	static TypedSession withClosedOutput(String input) {
		return new TypedSession(input, false, new OutputStream() {
			@Override
			public void write(int b) throws IOException {
				throw new IOException("Broken pipe");
			}
		});
	}

	private TypedSession(String input, boolean interactive, OutputStream output) {
		this.output = output;
		Console console = new Console(new BufferedReader(new StringReader(input)), this.output, this.errors,
				interactive);
		this.context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
		this.context.registerBean("console", Console.class, () -> console);
		this.context.registerBean("fruitCommands", FruitCommands.class);
		values("fruit", () -> List.of("apple", "pear", "plum"));
		values("basket", () -> List.of("apple", "pear", "plum"));
		values("pause", () -> {
			throw new IllegalStateException("no time");
		});
		this.context.scan("dev.platform.cli.shell");
	}

	private void values(String option, Supplier<List<String>> values) {
		this.context.registerBean("valuesOf--" + option, Supplier.class, () -> values);
	}

	/** Runs the program with these arguments and returns its exit code. */
	int run(String... arguments) throws Exception {
		PlatformRunner runner = get(PlatformRunner.class);
		runner.run(
				new DefaultApplicationArguments(StringUtils.concatenateStringArrays(new String[] { "--" }, arguments)));
		return runner.getExitCode();
	}

	<T> T get(Class<T> type) {
		if (!this.context.isActive()) {
			this.context.refresh();
		}
		return this.context.getBean(type);
	}

	boolean isMade(String bean) {
		return this.context.getBeanFactory().containsSingleton(bean);
	}

	String output() {
		return this.output.toString();
	}

	String errors() {
		return this.errors.toString(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
