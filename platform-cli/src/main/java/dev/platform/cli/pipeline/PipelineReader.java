package dev.platform.cli.pipeline;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.platform.engine.Problem;
import dev.platform.engine.kustomization.ListedBases;
import dev.platform.engine.yaml.YamlFields;
import dev.platform.engine.yaml.YamlFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code pipeline.yaml} as {@code pipeline.schema.json} describes it, and beyond:
 * names that belong together, cron expressions, time zones.
 */
final class PipelineReader {

	private static final Set<String> ENVIRONMENT = keys("name", "after", "health", "soak", "freeze", "delivery",
			"signed", "signatures", "rollout");

	private static final Set<String> FREEZE = keys("name", "cron", "duration", "zone");

	private static final Duration LONGEST_FREEZE = Duration.ofDays(366);

	private PipelineReader() {
	}

	static Pipeline read(YamlFile file) {
		YamlFields root = new YamlFields(file.path(), "the pipeline", file.root(), ListedBases.PIPELINE);
		List<YamlFields> entries = root.list("environments", "an environment", ENVIRONMENT);
		if (entries.isEmpty()) {
			throw root.lacks("environments");
		}
		Rule signatures = signatures(root, null);
		List<Environment> environments = new ArrayList<>();
		for (YamlFields entry : entries) {
			environments.add(environment(entry, environments, signatures));
		}
		return new Pipeline(List.copyOf(environments), ListedBases.of(root).all());
	}

	private static Environment environment(YamlFields fields, List<Environment> earlier, @Nullable Rule signatures) {
		EnvironmentName name = name(fields, "name");
		EnvironmentName after = fields.has("after") ? name(fields, "after") : null;
		if (earlier.stream().anyMatch((environment) -> environment.name().equals(name))) {
			throw fields.wrong("name", "stands there twice: " + name);
		}
		if (after != null && earlier.stream().noneMatch((environment) -> environment.name().equals(after))) {
			throw fields.wrong("after", "must name one that stands above it");
		}
		return new Environment(name, after, rules(fields, signatures), RolloutReader.read(fields));
	}

	private static Rules rules(YamlFields fields, @Nullable Rule signatures) {
		if (!fields.has("after")) {
			for (String key : List.of("health", "soak")) {
				if (fields.has(key)) {
					throw fields.wrong(key, "is about the environment before: it needs \"after\"");
				}
			}
		}
		Rule order = fields.has("after") ? new Rule(RuleName.ORDER, fields.line("after")) : null;
		Soak soak = fields.has("soak")
				? new Soak(new Rule(RuleName.SOAK, fields.line("soak")), fields.duration("soak", Duration.ZERO)) : null;
		String delivery = fields.choice("delivery", fields.text("delivery", "commit"), "commit", "pull-request");
		return new Rules(order, flag(fields, "health", RuleName.HEALTH), soak, freezes(fields),
				delivery.equals("commit") ? null : new Rule(RuleName.DELIVERY, fields.line("delivery")),
				flag(fields, "signed", RuleName.SIGNED), signatures(fields, signatures));
	}

	private static @Nullable Rule signatures(YamlFields fields, @Nullable Rule otherwise) {
		if (!fields.has("signatures")) {
			return otherwise;
		}
		String choice = fields.choice("signatures", fields.text("signatures"), "required", "optional");
		return choice.equals("required") ? new Rule(RuleName.SIGNATURES, fields.line("signatures")) : null;
	}

	private static @Nullable Rule flag(YamlFields fields, String key, RuleName name) {
		return fields.flag(key, false) ? new Rule(name, fields.line(key)) : null;
	}

	private static List<Freeze> freezes(YamlFields environment) {
		List<Freeze> freezes = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (YamlFields fields : environment.list("freeze", "a freeze", FREEZE)) {
			String name = fields.text("name");
			if (!names.add(name)) {
				throw fields.wrong("name", "stands there twice: " + name);
			}
			freezes.add(new Freeze(new Rule(RuleName.FREEZE, fields.line()), name, cron(fields), length(fields),
					zone(fields)));
		}
		return List.copyOf(freezes);
	}

	private static Duration length(YamlFields fields) {
		if (!fields.has("duration")) {
			throw fields.lacks("duration");
		}
		Duration duration = fields.duration("duration", Duration.ZERO);
		if (duration.compareTo(LONGEST_FREEZE) > 0) {
			throw fields.wrong("duration", "must not be longer than a year");
		}
		return duration;
	}

	private static String cron(YamlFields fields) {
		String cron = fields.text("cron");
		try {
			if (cron.matches("\\S+( \\S+){4}")) {
				Freeze.beginnings(cron);
				return cron;
			}
		}
		catch (IllegalArgumentException ex) {
			throw fields.wrong("cron", "cannot be read: " + cron);
		}
		throw fields.wrong("cron", "must have five parts, as in: 0 16 * * FRI");
	}

	private static ZoneId zone(YamlFields fields) {
		try {
			return ZoneId.of(fields.text("zone", "UTC"));
		}
		catch (DateTimeException ex) {
			throw fields.wrong("zone", "is not a time zone, as in: Europe/Amsterdam");
		}
	}

	private static EnvironmentName name(YamlFields fields, String key) {
		String text = fields.text(key);
		try {
			return new EnvironmentName(text);
		}
		catch (Problem ex) {
			throw fields.wrong(key, "must be lower-case letters, digits and '-', as in: dev");
		}
	}

	static Set<String> keys(String... keys) {
		return new LinkedHashSet<>(List.of(keys));
	}

}
