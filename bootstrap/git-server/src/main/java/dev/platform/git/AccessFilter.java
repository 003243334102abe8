package dev.platform.git;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the password: always for a push, for a fetch unless that is open to all, and a
 * wrong one is never as good as none.
 */
final class AccessFilter extends HttpFilter {

	private static final String USER = AccessFilter.class.getName() + ".user";

	private final transient Credentials credentials;

	private final boolean anonymousFetch;

	AccessFilter(Credentials credentials, boolean anonymousFetch) {
		this.credentials = credentials;
		this.anonymousFetch = anonymousFetch;
	}

	/** Whether this filter has seen the password in the request. */
	static boolean isAuthenticated(HttpServletRequest request) {
		return request.getAttribute(USER) != null;
	}

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		@Nullable String authorization = request.getHeader("Authorization");
		if (authorization != null && this.credentials.matches(authorization)) {
			request.setAttribute(USER, this.credentials.username());
			chain.doFilter(request, response);
		}
		else if (authorization == null && this.anonymousFetch && isFetch(request)) {
			chain.doFilter(request, response);
		}
		else {
			response.setHeader("WWW-Authenticate", "Basic realm=\"platform\", charset=\"UTF-8\"");
			response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
		}
	}

	private static boolean isFetch(HttpServletRequest request) {
		String path = String.valueOf(request.getPathInfo());
		return switch (request.getMethod()) {
			case "GET" ->
				path.equals("/platform.git/info/refs") && "git-upload-pack".equals(request.getParameter("service"));
			case "POST" -> path.equals("/platform.git/git-upload-pack");
			default -> false;
		};
	}

}
