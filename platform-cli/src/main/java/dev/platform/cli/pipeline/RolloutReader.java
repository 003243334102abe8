package dev.platform.cli.pipeline;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import dev.platform.engine.yaml.YamlFields;

/**
 * Reads what an environment says of its rollouts.
 */
final class RolloutReader {

	private static final Set<String> ROLLOUT = PipelineReader.keys("wait", "timeout", "stable", "revert", "checks");

	private static final Set<String> CHECK = PipelineReader.keys("http", "status", "body", "prometheus", "query",
			"below", "above");

	private RolloutReader() {
	}

	static RolloutRules read(YamlFields environment) {
		if (!environment.has("rollout")) {
			return RolloutRules.USUAL;
		}
		YamlFields fields = environment.mapping("rollout", ROLLOUT);
		RolloutRules usual = RolloutRules.USUAL;
		Duration timeout = fields.duration("timeout", usual.timeout());
		Duration stable = fields.duration("stable", usual.stable());
		// Nothing would ever be proven in time, and all be taken back.
		if (stable.compareTo(timeout) >= 0) {
			throw fields.has("stable") ? fields.wrong("stable", "must be shorter than \"timeout\" (default: 5m)")
					: fields.wrong("timeout", "must be longer than \"stable\" (default: 10s)");
		}
		return new RolloutRules(fields.flag("wait", usual.waits()), timeout, stable,
				fields.flag("revert", usual.reverts()),
				fields.list("checks", "a check", CHECK).stream().map(RolloutReader::check).toList());
	}

	private static RolloutCheck check(YamlFields fields) {
		if (fields.has("http") == fields.has("prometheus")) {
			throw fields.wrong("needs either \"http\" or \"prometheus\"");
		}
		if (fields.has("http")) {
			forbid(fields, "http", "query", "below", "above");
			return new RolloutCheck.Http(address(fields, "http"), fields.number("status", 100, 599, 200),
					fields.has("body") ? fields.text("body") : null, fields.line());
		}
		forbid(fields, "prometheus", "status", "body");
		if (fields.has("below") == fields.has("above")) {
			throw fields.wrong("needs either \"below\" or \"above\"");
		}
		return new RolloutCheck.Query(address(fields, "prometheus"), fields.text("query"),
				fields.has("below") ? fields.decimal("below") : null,
				fields.has("above") ? fields.decimal("above") : null, fields.line());
	}

	private static void forbid(YamlFields fields, String kind, String... keys) {
		for (String key : keys) {
			if (fields.has(key)) {
				throw fields.wrong(key, "does not belong to \"%s\"".formatted(kind));
			}
		}
	}

	private static URI address(YamlFields fields, String key) {
		String text = fields.text(key);
		try {
			URI address = text.matches("https?://\\S+") ? URI.create(text) : null;
			if (address != null && address.getRawUserInfo() != null) {
				throw fields.wrong(key, "must hold no user or password: everybody who reads the repository reads them");
			}
			if (address != null && address.getHost() != null) {
				return address;
			}
		}
		catch (IllegalArgumentException ex) {
			// Told below without the text, which may hold a password.
		}
		throw fields.wrong(key, "must be an http or https address");
	}

}
