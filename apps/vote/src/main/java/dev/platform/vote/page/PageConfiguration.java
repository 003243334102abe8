package dev.platform.vote.page;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts the checks of limit and origin before the form, and a content hash on files that
 * browsers keep.
 */
@Configuration(proxyBeanMethods = false)
class PageConfiguration implements WebMvcConfigurer {

	private final FloodLimit floodLimit;

	private final SameOrigin sameOrigin;

	PageConfiguration(FloodLimit floodLimit, SameOrigin sameOrigin) {
		this.floodLimit = floodLimit;
		this.sameOrigin = sameOrigin;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this.floodLimit);
		registry.addInterceptor(this.sameOrigin);
	}

	// Files in an image all carry the same date, so only their content can say that they
	// changed.
	@Bean
	FilterRegistrationBean<ShallowEtagHeaderFilter> contentHash() {
		var filter = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
		filter.addUrlPatterns("*.css", "*.svg");
		return filter;
	}

}
