package dev.platform.local;

import java.io.IOException;

/**
 * Starts the embedded system; everything it has to say goes to standard error.
 */
public final class PlatformLocal {

	private static final int FAILED = 1;

	private static final int WRONG_USAGE = 2;

	private PlatformLocal() {
	}

	public static void main(String... words) throws InterruptedException {
		// Undertow's logger would choose java.util.logging
		System.setProperty("org.jboss.logging.provider", "slf4j");
		System.exit(run(words));
	}

	private static int run(String... words) throws InterruptedException {
		try {
			LocalSystem system = new LocalSystem(Options.parse(words));
			Runtime.getRuntime().addShutdownHook(new Thread(system::stop, "stop"));
			system.run();
			return 0;
		}
		catch (IllegalArgumentException ex) {
			System.err.println("platform-local: " + ex.getMessage());
			System.err.println(Options.USAGE);
			return WRONG_USAGE;
		}
		catch (IOException ex) {
			System.err.println("platform-local: " + ex.getMessage());
			return FAILED;
		}
	}

}
