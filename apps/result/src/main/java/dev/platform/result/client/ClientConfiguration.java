package dev.platform.result.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.catalina.Valve;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/**
 * Puts the limits of a client before everything else.
 */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

	// Before Tomcat's own valve, which Spring Boot adds sooner or later.
	@Bean
	static WebServerFactoryCustomizer<TomcatServletWebServerFactory> trustedHops(Limits limits) {
		return (tomcat) -> {
			List<Valve> valves = new ArrayList<>(tomcat.getEngineValves());
			valves.addFirst(new TrustedHopsValve(new TrustedHops(limits.trustedHops())));
			tomcat.setEngineValves(valves);
		};
	}

	@Bean
	static WebServerFactoryCustomizer<TomcatServletWebServerFactory> punctual(Limits limits, MeterRegistry metrics) {
		Counter late = Counter.builder("requests.late")
			.description("Requests that were cut off because they took too long")
			.register(metrics);
		Counter refused = Counter.builder("connections.refused")
			.description("Connections of clients that had too many open")
			.register(metrics);
		return (tomcat) -> {
			tomcat.setProtocol(Punctual.class.getName());
			tomcat.addConnectorCustomizers((connector) -> {
				if (connector.getProtocolHandler() instanceof Punctual protocol) {
					protocol.setDeadline(limits.requestTime(), late);
					protocol.doorway().setLimit(limits.connectionsAtOnce(), limits.trustedHops() > 0, refused);
				}
			});
		};
	}

	@Bean
	FilterRegistrationBean<ClientLimit> clientLimit(Limits limits, MeterRegistry metrics) {
		var filter = new FilterRegistrationBean<>(new ClientLimit(limits.requestsAtOnce(), metrics));
		// After the headers that its answer needs, too.
		filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
		return filter;
	}

	/**
	 * The limits as they are set.
	 *
	 * @param trustedHops how many proxies of ours a request has passed
	 * @param requestsAtOnce how many one client may have under way; 0 means any number
	 * @param requestTime how long one may take
	 * @param connectionsAtOnce how many one client may have open; 0 means any number
	 */
	@ConfigurationProperties("client")
	record Limits(int trustedHops, int requestsAtOnce, Duration requestTime, int connectionsAtOnce) {
	}

}
