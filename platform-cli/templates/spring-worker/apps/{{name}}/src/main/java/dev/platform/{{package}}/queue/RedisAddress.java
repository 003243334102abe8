{{#redis}}
package dev.platform.{{package}}.queue;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Redis is; an empty password means that none is needed.
 */
@ConfigurationProperties("redis")
record RedisAddress(String host, int port, String password) {
}
{{/redis}}
