package dev.platform.cli.check;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

import dev.platform.cli.network.Address;
import dev.platform.cli.output.Printable;
import dev.platform.cli.pipeline.RolloutCheck;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What Prometheus answered to an instant query.
 */
record QueryResult(RolloutCheck.Query check, HttpResponse<String> response) {

	static URI address(RolloutCheck.Query check) {
		return URI.create("%s/api/v1/query?query=%s".formatted(check.server().toString().replaceFirst("/+$", ""),
				URLEncoder.encode(check.query(), UTF_8)));
	}

	/**
	 * Why a value is out of bounds, or why there is none: a query that finds nothing
	 * proves nothing.
	 */
	Optional<String> failure() {
		JsonNode answer;
		try {
			answer = JsonMapper.shared().readTree(this.response.body());
		}
		catch (JacksonException ex) {
			return Optional.of("%s answers %d, not as Prometheus".formatted(Address.shown(this.check.server()),
					this.response.statusCode()));
		}
		if (!answer.path("status").asString("").equals("success")) {
			return Optional.of("Prometheus says: "
					+ Printable.quoted(answer.path("error").asString("status " + this.response.statusCode())));
		}
		JsonNode data = answer.path("data");
		JsonNode results = data.path("result");
		boolean scalar = data.path("resultType").asString("").equals("scalar");
		if (results.isEmpty()) {
			return Optional.of("the query finds nothing: " + Printable.quoted(this.check.query()));
		}
		for (JsonNode value : scalar ? List.of(results) : results) {
			String text = (scalar ? value.path(1) : value.path("value").path(1)).asString("NaN");
			if (!holds(number(text))) {
				return Optional.of("%s is %s, not %s".formatted(Printable.quoted(this.check.query()),
						Printable.quoted(text), bound()));
			}
		}
		return Optional.empty();
	}

	private boolean holds(double value) {
		Double below = this.check.below();
		Double above = this.check.above();
		return (below == null || value < below) && (above == null || value > above) && !Double.isNaN(value);
	}

	private String bound() {
		return (this.check.below() != null) ? "below " + this.check.below() : "above " + this.check.above();
	}

	// As Prometheus writes them: +Inf, -Inf and NaN besides decimals.
	private static double number(String text) {
		try {
			return Double.parseDouble(text.replace("Inf", "Infinity"));
		}
		catch (NumberFormatException ex) {
			return Double.NaN;
		}
	}

}
