package dev.platform.vote.page;

import java.net.URI;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses votes that another site makes a browser send; programs that are no browsers say
 * nothing of where they come from and are let through.
 */
@Component
class SameOrigin implements HandlerInterceptor {

	private static final String FORWARDED_HOST = "X-Forwarded-Host";

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (HttpMethod.POST.matches(request.getMethod()) && !isTrusted(request)) {
			throw new VoteRefused(Refusal.CROSS_SITE);
		}
		return true;
	}

	private static boolean isTrusted(HttpServletRequest request) {
		String site = request.getHeader("Sec-Fetch-Site");
		if (site != null) {
			return site.equals("same-origin") || site.equals("none");
		}
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		return origin == null || isHost(origin, request.getHeader(HttpHeaders.HOST))
				|| isHost(origin, request.getHeader(FORWARDED_HOST));
	}

	// A proxy may ask for this service by another name; no other site can make a browser
	// send
	// the name in this header. Only host and port are compared: behind a TLS proxy this
	// service does not see the
	// scheme.
	private static boolean isHost(String origin, @Nullable String host) {
		try {
			return URI.create(origin).getRawAuthority() instanceof String authority && authority.equalsIgnoreCase(host);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
