package dev.platform.result.live;

import org.apache.tomcat.websocket.server.WsSci;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * Serves the counts at {@code live}.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class LiveConfiguration implements WebSocketConfigurer {

	private static final int SMALL = 256;

	private final Viewers viewers;

	private final Hall hall;

	private final SameOrigin sameOrigin;

	LiveConfiguration(Viewers viewers, Hall hall, SameOrigin sameOrigin) {
		this.viewers = viewers;
		this.hall = hall;
		this.sameOrigin = sameOrigin;
	}

	// Spring's own origin check takes the port from the proxy's headers, which is not
	// always the port that the browser sees.
	@Override
	public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
		registry.addHandler(this.hall.seating(this.viewers), "/live")
			.setHandshakeHandler(new DefaultHandshakeHandler(new Uncompressed()))
			.setAllowedOrigins("*")
			.addInterceptors(this.sameOrigin, this.hall);
	}

	// Nobody has anything to say here: a thousand viewers need no room for it.
	@Bean
	static ServletServerContainerFactoryBean smallBuffers() {
		var container = new ServletServerContainerFactoryBean();
		container.setMaxTextMessageBufferSize(SMALL);
		container.setMaxBinaryMessageBufferSize(SMALL);
		return container;
	}

	// What Spring Boot's WebSocket starter adds to Tomcat.
	@Bean
	static WebServerFactoryCustomizer<TomcatServletWebServerFactory> webSockets() {
		return (tomcat) -> tomcat
			.addContextCustomizers((context) -> context.addServletContainerInitializer(new WsSci(), null));
	}

}
