package dev.platform.cli.shell;

/**
 * A value type as features write them: it refuses what it is not.
 */
public record Fruit(String name) {

	public Fruit {
		if (!name.matches("[a-z]+")) {
			throw new IllegalArgumentException("\"%s\" is not a fruit's name".formatted(name));
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

}
