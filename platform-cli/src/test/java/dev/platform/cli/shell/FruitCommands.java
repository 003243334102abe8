package dev.platform.cli.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/**
 * Commands that say how they were called. Not a component, so that no other test finds
 * it.
 */
class FruitCommands {

	final List<String> calls = new ArrayList<>();

	@Command(name = "eat", group = "Meals", description = "Eat fruit",
			help = "platform eat --fruit apple\nplatform eat --fruit apple,pear --times 2")
	String eat(@Option(longName = "fruit", shortName = 'f', required = true, description = "what to eat") Fruit fruit,
			@Option(longName = "basket", description = "others, separated by commas") @Nullable Basket basket,
			@Option(longName = "times", description = "how often", defaultValue = "1") int times,
			@Option(longName = "pause", description = "time between") @Nullable Duration pause,
			@Option(longName = "peeled", description = "without its skin") boolean peeled,
			@Option(longName = "ripeness", description = "when to eat",
					defaultValue = "just-right") Ripeness ripeness) {
		this.calls.add("eat");
		return "fruit=%s basket=%s times=%d pause=%s peeled=%s ripeness=%s".formatted(fruit, basket, times, pause,
				peeled, ripeness);
	}

	@Command(name = { "fruit", "list" }, group = "Trees", description = "List fruit")
	String list(@Option(longName = "tree") int tree) {
		return "tree " + tree;
	}

	@Command(name = { "fruit", "plant" }, group = "Trees", description = "Plant a tree",
			help = "platform fruit plant apple 3")
	String plant(@Argument(index = 0, description = "what will grow") Fruit fruit,
			@Argument(index = 1, description = "how many", defaultValue = "1") int count) {
		return "%s x %d".formatted(fruit, count);
	}

	@Command(name = "steal", group = "Meals", description = "Steal fruit")
	String steal() {
		throw Problem.refused("the garden is\n closed", "platform eat --fruit apple");
	}

	@Command(name = "drop", group = "Meals", description = "Drop fruit")
	String drop() {
		throw new IllegalStateException("it fell");
	}

	@Command(name = "look", group = "Meals", description = "Look at fruit")
	@Nullable String look() {
		return null;
	}

	@Command(name = "paint", hidden = true, description = "Paint fruit")
	String paint() {
		return "painted";
	}

}
