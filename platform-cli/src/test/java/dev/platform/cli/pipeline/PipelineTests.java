package dev.platform.cli.pipeline;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

import dev.platform.engine.ExitCode;
import dev.platform.engine.Problem;
import dev.platform.engine.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PipelineTests {

	@Test
	void keepsTheOrderOfTheFile() {
		Pipeline pipeline = pipeline("environments: [{name: dev}, {name: acc, after: dev}, {name: prod, after: acc}]");
		assertThat(pipeline.environments()).extracting((environment) -> environment.name().value())
			.containsExactly("dev", "acc", "prod");
		assertThat(pipeline.environment(new EnvironmentName("prod")).after()).isEqualTo(new EnvironmentName("acc"));
		assertThat(pipeline.first().name()).isEqualTo(new EnvironmentName("dev"));
	}

	@Test
	void listsTheEnvironmentsWhenAskedForAnother() {
		Pipeline pipeline = pipeline("environments: [{name: dev}, {name: prod, after: dev}]");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> pipeline.environment(new EnvironmentName("qa")))
			.satisfies((problem) -> {
				assertThat(problem.hint()).isEqualTo("use one of: dev, prod");
				assertThat(problem.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "environments: []", "environments: [dev]", "environments: [{name: prod, after: dev}]",
			"environments: [{name: dev}, {name: dev}]", "environments: [{name: Dev}]", "environments: {dev: {}}" })
	void refusesAPipelineThatMakesNoSense(String text) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> pipeline(text));
	}

	@Test
	void readsForWhichEnvironmentsSignaturesAreRequired() {
		Pipeline all = pipeline("""
				signatures: required
				environments:
				- name: dev
				  signatures: optional
				- name: acc
				- name: prod
				  signatures: required
				""");
		assertThat(all.environments()).extracting((environment) -> environment.rules().signatures())
			.containsExactly(null, new Rule(RuleName.SIGNATURES, 1), new Rule(RuleName.SIGNATURES, 7));
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> pipeline("signatures: yes\nenvironments: [{name: dev}]\n"))
			.withMessageStartingWith("gitops/pipeline.yaml:1: \"signatures\"");
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> RuleName.of("signatures"))
			.withMessage("\"signatures\" is not a rule");
	}

	@Test
	void readsTheRulesWithTheirLines() {
		Environment prod = pipeline("""
				environments:
				- name: dev
				- name: prod
				  after: dev
				  health: true
				  soak: 30m
				  freeze:
				  - name: weekend
				    cron: 0 16 * * FRI
				    duration: 64h
				    zone: Europe/Amsterdam
				  delivery: pull-request
				  signed: true
				  rollout:
				    wait: true
				    timeout: 90s
				    checks:
				    - http: https://prod.example.com/vote/
				      body: Tea
				    - prometheus: http://localhost:9090
				      query: up
				      above: 0
				""").environment(new EnvironmentName("prod"));
		Rules rules = prod.rules();
		assertThat(rules.order()).isEqualTo(new Rule(RuleName.ORDER, 4));
		assertThat(rules.health()).isEqualTo(new Rule(RuleName.HEALTH, 5));
		assertThat(rules.soak()).isEqualTo(new Soak(new Rule(RuleName.SOAK, 6), Duration.ofMinutes(30)));
		assertThat(rules.freezes()).containsExactly(new Freeze(new Rule(RuleName.FREEZE, 8), "weekend", "0 16 * * FRI",
				Duration.ofHours(64), ZoneId.of("Europe/Amsterdam")));
		assertThat(rules.pullRequest()).isEqualTo(new Rule(RuleName.DELIVERY, 12));
		assertThat(rules.signed()).isEqualTo(new Rule(RuleName.SIGNED, 13));
		assertThat(prod.rollout()).isEqualTo(new RolloutRules(true, Duration.ofSeconds(90), Duration.ofSeconds(10),
				false, List.of(new RolloutCheck.Http(URI.create("https://prod.example.com/vote/"), 200, "Tea", 18),
						new RolloutCheck.Query(URI.create("http://localhost:9090"), "up", null, 0.0, 20))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"after: acc | 3: \"after\" of an environment must name one that stands above it",
			"soak: 30 | 3: \"soak\" of an environment is about the environment before: it needs \"after\"",
			"sake: 30m | 3: \"sake\" is not known in an environment, only: name, after, health, soak, freeze, delivery, signed, signatures, rollout",
			"name: dev | 3: \"name\" comes twice in an environment",
			"signed: yes | 3: \"signed\" of an environment must be one of: true, false",
			"signed: 'true' | 3: \"signed\" of an environment must be true or false",
			"rollout: {timeout: 5} | 3: \"timeout\" of rollout must be a text",
			"rollout: {timeout: 5min} | 3: \"timeout\" of rollout must be a number and s, m, h or d, as in: 30m",
			"rollout: {stable: 10m} | 3: \"stable\" of rollout must be shorter than \"timeout\" (default: 5m)",
			"rollout: {timeout: 1m, stable: 60s} | 3: \"stable\" of rollout must be shorter than \"timeout\" (default: 5m)",
			"rollout: {timeout: 10s} | 3: \"timeout\" of rollout must be longer than \"stable\" (default: 10s)",
			"freeze: [{name: a, cron: 0 25 * * *, duration: 1h}] | 3: \"cron\" of a freeze cannot be read: 0 25 * * *",
			"freeze: [{name: a, cron: 0 2 * * *, duration: 1h, zone: Mars}] | 3: \"zone\" of a freeze is not a time zone, as in: Europe/Amsterdam",
			"freeze: [{name: a, cron: 0 2 * * *, duration: 367d}] | 3: \"duration\" of a freeze must not be longer than a year" })
	void namesTheLineOfAMistake(String line, String message) {
		assertThatExceptionOfType(Problem.class)
			.isThrownBy(() -> pipeline("environments:\n- name: dev\n  " + line + "\n"))
			.withMessage("gitops/pipeline.yaml:" + message);
	}

	private static Pipeline pipeline(String text) {
		return Pipeline.read(new YamlFile(Pipeline.FILE, text));
	}

}
