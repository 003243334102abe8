package dev.platform.cli.gitops;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CodeOwnersTests {

	private static final String TEXT = """
			# Who must agree.
			*                       @example/platform
			apps/                   @example/developers
			# What runs in production.
			gitops/overlays/prod/   @example/platform @example/on-call
			""";

	@Test
	void addsALineBehindItsNeighboursWithTheOwnersBelowTheirs() {
		CodeOwners owners = new CodeOwners(TEXT).with("apps/orders/", "@example/shop");
		assertThat(owners.text()).contains("""
				apps/                   @example/developers
				apps/orders/            @example/shop
				# What runs in production.
				""");
		assertThat(owners.with("apps/orders/", "@example/shop")).isEqualTo(owners);
		assertThat(owners.without("apps/orders/").text()).isEqualTo(TEXT);
	}

	@Test
	void addsALineAtTheEndWhereThereIsNoNeighbour() {
		assertThat(new CodeOwners("* @a").with("apps/orders/", "@b").text()).isEqualTo("* @a\napps/orders/ @b\n");
		assertThat(new CodeOwners("").with("apps/orders/", "@b").text()).isEqualTo("apps/orders/ @b\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			*                              | gitops/pipeline.yaml                        | true
			gitops/                        | gitops/overlays/dev/vote/release.env        | true
			gitops                         | gitops/pipeline.yaml                        | true
			overlays/                      | gitops/overlays/dev/vote/release.env        | true
			/overlays/                     | gitops/overlays/dev/vote/release.env        | false
			gitops/overlays/*/environment/ | gitops/overlays/dev/environment/ns.yaml     | true
			gitops/overlays/*/environment/ | gitops/overlays/dev/vote/environment/a.yaml | false
			gitops/overlays/dev/           | gitops/overlays/dev-eu/vote/release.env     | false
			gitops/*                       | gitops/pipeline.yaml                        | true
			gitops/*                       | gitops/overlays/dev/vote/release.env        | false
			gitops/**/release.env          | gitops/overlays/dev/vote/release.env        | true
			**/vote                        | gitops/overlays/dev/vote/release.env        | true
			*.env                          | gitops/overlays/dev/vote/release.env        | true
			releas?.env                    | gitops/overlays/dev/vote/release.env        | true
			gitops/overlay.                | gitops/overlays                             | false
			a/**b/c                        | a/x/yb/c                                    | true
			a/**/c                         | a/c                                         | true
			a/**/c                         | ac                                          | false
			gitops/ov*s/*v                 | gitops/overlays/dev                         | true
			gitops/*/vote                  | gitops/overlays/dev/vote                    | false
			a?c                            | a/c                                         | false
			*/                             | apps/vote/pom.xml                           | true
			*/                             | pom.xml                                     | false
			************************Z      | gitops/overlays/dev/environment/ns.yaml     | false
			**/**/**/**/**/**/**/**/**/Z   | a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a | false
			""")
	void knowsWhichFilesAPatternHolds(String pattern, String file, boolean held) {
		assertThat(new CodeOwners("# all\n" + pattern + " @somebody # for now").lineFor(file).isPresent())
			.isEqualTo(held);
	}

	@Test
	void letsTheLastLineThatMatchesCount() {
		assertThat(new CodeOwners(TEXT).lineFor("apps/vote/pom.xml"))
			.contains(new OwnedPaths(3, "apps/", "@example/developers"));
		assertThat(new CodeOwners(TEXT + "apps/vote/\n").lineFor("apps/vote/pom.xml"))
			.contains(new OwnedPaths(6, "apps/vote/", ""));
	}

	@Test
	void readsOwnersByPattern() {
		assertThat(new CodeOwners(TEXT).ownersOf("gitops/overlays/prod/"))
			.contains("@example/platform @example/on-call");
		assertThat(new CodeOwners(TEXT).ownersOf("apps/vote/")).isEmpty();
	}

}
