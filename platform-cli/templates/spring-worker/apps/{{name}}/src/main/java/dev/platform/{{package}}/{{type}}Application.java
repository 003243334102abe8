package dev.platform.{{package}};

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
{{#redis}}
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
{{/redis}}
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Starts {{name}}.
 */
@SpringBootApplication
{{#redis}}
@ConfigurationPropertiesScan
{{/redis}}
@EnableScheduling
public class {{type}}Application {

	public static void main(String[] args) {
		SpringApplication.run({{type}}Application.class, args);
	}

}
