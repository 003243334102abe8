package dev.platform.worker;

import java.util.Arrays;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Starts the service between the queue and the database.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class WorkerApplication {

	public static void main(String[] args) {
		SpringApplication.run(WorkerApplication.class, withoutManagementAddress(args));
	}

	// The only port here is the management port, so `--server.address` already says it
	// all; Spring Boot would refuse to start for the second address that every service is
	// given.
	private static String[] withoutManagementAddress(String[] args) {
		return Arrays.stream(args)
			.filter((arg) -> !arg.startsWith("--management.server.address="))
			.toArray(String[]::new);
	}

}
