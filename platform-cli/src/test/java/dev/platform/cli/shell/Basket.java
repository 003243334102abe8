package dev.platform.cli.shell;

import java.util.Arrays;
import java.util.List;

import dev.platform.engine.Problem;

/**
 * A value type made by a factory method, with a problem of its own.
 */
public final class Basket {

	private final List<String> fruits;

	private Basket(List<String> fruits) {
		this.fruits = fruits;
	}

	public static Basket of(String list) {
		if (list.isEmpty()) {
			throw Problem.failed("the basket is empty", "platform fruit list");
		}
		return new Basket(Arrays.asList(list.split(",")));
	}

	@Override
	public String toString() {
		return this.fruits.toString();
	}

}
