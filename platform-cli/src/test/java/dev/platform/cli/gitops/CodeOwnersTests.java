package dev.platform.cli.gitops;

import org.junit.jupiter.api.Test;

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

	@Test
	void readsOwnersByPattern() {
		assertThat(new CodeOwners(TEXT).ownersOf("gitops/overlays/prod/"))
			.contains("@example/platform @example/on-call");
		assertThat(new CodeOwners(TEXT).ownersOf("apps/vote/")).isEmpty();
	}

}
