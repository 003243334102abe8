package dev.platform.result.page;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Puts a content hash on files that browsers keep.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

	// Files in an image all carry the same date, so only their content can say that they
	// changed.
	@Bean
	FilterRegistrationBean<ShallowEtagHeaderFilter> contentHash() {
		var filter = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
		filter.addUrlPatterns("*.css", "*.js", "*.svg");
		return filter;
	}

}
