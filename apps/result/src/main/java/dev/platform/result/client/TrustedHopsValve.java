package dev.platform.result.client;

import java.io.IOException;
import java.util.Collections;
import java.util.List;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.http.MimeHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Leaves of {@code X-Forwarded-For} the one address that is not the client's own word.
 * Tomcat's valve, which comes after this one, goes by networks instead: it would take a
 * client in a private network for one more proxy, and believe what that client said.
 */
class TrustedHopsValve extends ValveBase {

	private static final String FORWARDED_FOR = "X-Forwarded-For";

	private final TrustedHops hops;

	TrustedHopsValve(TrustedHops hops) {
		super(true);
		this.hops = hops;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		List<String> forwarded = Collections.list(request.getHeaders(FORWARDED_FOR));
		if (!forwarded.isEmpty()) {
			MimeHeaders headers = request.getCoyoteRequest().getMimeHeaders();
			headers.removeHeader(FORWARDED_FOR);
			@Nullable String client = this.hops.client(forwarded);
			if (client != null) {
				headers.setValue(FORWARDED_FOR).setString(client);
			}
		}
		getNext().invoke(request, response);
	}

}
