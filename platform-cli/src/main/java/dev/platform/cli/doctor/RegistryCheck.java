package dev.platform.cli.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.platform.cli.image.AskRegistry;
import dev.platform.cli.image.RegistryAnswer;
import dev.platform.cli.image.RegistryHost;
import dev.platform.engine.Problem;

/**
 * Whether the registries that images are in answer, and take the login that is known for
 * them; all are asked at the same time.
 */
record RegistryCheck(NamedRegistries named, AskRegistry registries) implements Check {

	private static final Duration PATIENCE = Duration.ofSeconds(6);

	@Override
	public String subject() {
		return "registry";
	}

	@Override
	public Diagnosis diagnose() {
		SortedMap<RegistryHost, Boolean> hosts;
		try {
			hosts = this.named.hosts();
		}
		catch (Problem unreadable) {
			return Diagnosis.warn("not asked: " + unreadable.getMessage(), unreadable.hint());
		}
		return hosts.isEmpty() ? Diagnosis.ok("not used: the embedded system runs the jars of this checkout")
				: diagnose(hosts);
	}

	private Diagnosis diagnose(SortedMap<RegistryHost, Boolean> hosts) {
		// Not closed: that would wait for a registry that hangs.
		ExecutorService each = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());
		try {
			List<Map.Entry<RegistryHost, Boolean>> asked = List.copyOf(hosts.entrySet());
			List<Future<Diagnosis>> answers = each.invokeAll(asked.stream()
				.<Callable<Diagnosis>>map((host) -> () -> diagnose(host.getKey(), host.getValue()))
				.toList(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
			List<Diagnosis> found = new ArrayList<>();
			for (int index = 0; index < asked.size(); index++) {
				found.add(found(asked.get(index).getKey(), asked.get(index).getValue(), answers.get(index)));
			}
			return Diagnosis.of(found);
		}
		catch (InterruptedException ex) {
			throw Problem.interrupted("platform doctor", ex);
		}
		finally {
			each.shutdownNow();
		}
	}

	private Diagnosis found(RegistryHost host, boolean pushed, Future<Diagnosis> answer) throws InterruptedException {
		try {
			return answer.get();
		}
		catch (CancellationException ex) {
			return unreachable(host, pushed, "%s does not answer within %d s".formatted(host, PATIENCE.toSeconds()));
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
	}

	private Diagnosis diagnose(RegistryHost host, boolean pushed) {
		if (host.isPlaceholder()) {
			return Diagnosis.ok(host + " is a placeholder, nobody's, and not asked");
		}
		try {
			return judge(host, pushed, this.registries.ask(host));
		}
		catch (Problem problem) {
			return Diagnosis.fail(problem);
		}
	}

	private Diagnosis judge(RegistryHost host, boolean pushed, RegistryAnswer answer) {
		String login = "docker login " + host;
		return switch (answer.kind()) {
			case OPEN, LOGIN_TAKEN, LOGIN_NOT_TRIED -> Diagnosis.ok(answer.text());
			case READ_ONLY -> pushed ? Diagnosis.warn(answer.text(), login) : Diagnosis.ok(answer.text());
			case NO_LOGIN -> Diagnosis.warn(answer.text(), login);
			case LOGIN_REFUSED -> pushed ? Diagnosis.fail(answer.text(), login) : Diagnosis.warn(answer.text(), login);
			case NO_ANSWER -> unreachable(host, pushed, answer.text());
		};
	}

	// What only a cluster pulls from need not be reached from here.
	private Diagnosis unreachable(RegistryHost host, boolean pushed, String message) {
		String mend = this.named.isLocal() ? "platform up --cluster"
				: "curl -i %s, to look at the network and its proxy".formatted(host.api());
		return pushed ? Diagnosis.fail(message, mend) : Diagnosis.warn(message, mend);
	}

}
