package dev.platform.cli;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The command <code>platform</code>: promotes versions of services from one environment
 * to the next by commits to the GitOps repository.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
public class PlatformCli {

	public static void main(String[] args) {
		System.exit(SpringApplication.exit(run(args)));
	}

	/**
	 * Runs a command line that Spring Boot must not read: to it, all words are arguments.
	 */
	static ConfigurableApplicationContext run(String... args) {
		return application().run(Stream.concat(Stream.of("--"), Stream.of(args)).toArray(String[]::new));
	}

	/**
	 * A container that starts in the time a person waits for a command: beans are made on
	 * first use, and there is no auto-configuration, no search for components, no
	 * property file and no logging configuration to look for.
	 */
	private static SpringApplication application() {
		SpringApplication platform = new SpringApplication(PlatformCli.class) {
			@Override
			protected void bindToSpringApplication(ConfigurableEnvironment environment) {
				// All of it is told here.
			}
		};
		platform.setWebApplicationType(WebApplicationType.NONE);
		platform.setBannerMode(Banner.Mode.OFF);
		platform.setLazyInitialization(true);
		platform.setAddCommandLineProperties(false);
		platform.setLogStartupInfo(false);
		platform.setRegisterShutdownHook(false);
		platform.setListeners(List.of());
		platform.setInitializers(List.of(new ListedComponents()));
		return platform;
	}

}
