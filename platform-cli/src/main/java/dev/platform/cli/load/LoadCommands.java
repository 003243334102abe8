package dev.platform.cli.load;

import dev.platform.cli.output.CommandGroup;
import dev.platform.cli.output.OutputFormat;

import org.springframework.core.annotation.Order;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import org.springframework.stereotype.Component;

/**
 * The word for voting many times.
 */
@Order(35)
@Component
class LoadCommands {

	private final SendVotes votes;

	LoadCommands(SendVotes votes) {
		this.votes = votes;
	}

	@Command(name = "load", group = CommandGroup.MACHINE,
			description = "Send many votes, each by a voter of its own, and tell how they were borne",
			help = """
					platform load --url https://dev.localhost:8443/vote
					platform load --url https://dev.localhost:8443/vote --votes-a 2000 --votes-b 1000 --concurrency 50
					ab -n 2000 -c 50 -p apps/benchmarks/ab/vote-a -T application/x-www-form-urlencoded https://dev.localhost:8443/vote/""")
	String load(@Option(longName = "url", required = true, description = "the page that people vote on") VoteUrl url,
			@Option(longName = "votes-a", defaultValue = "2000",
					description = "votes for the first option") Integer votesA,
			@Option(longName = "votes-b", defaultValue = "1000",
					description = "votes for the second option") Integer votesB,
			@Option(longName = "concurrency", defaultValue = "50",
					description = "how many vote at the same time") Integer concurrency,
			@Option(longName = "output", defaultValue = "table",
					description = OutputFormat.CHOICES) OutputFormat output) {
		return output.render(this.votes.run(new LoadPlan(url, votesA, votesB, concurrency)));
	}

}
