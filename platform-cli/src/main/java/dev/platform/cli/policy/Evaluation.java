package dev.platform.cli.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import dev.platform.engine.Problem;

/**
 * Holds an object against the policies, and ends where one of them does not: loops of
 * expressions are limited, loops within loops are not.
 */
record Evaluation(List<AdmissionPolicy> policies, Duration longest) {

	/** All policies of a usual repository take some milliseconds. */
	Evaluation(List<AdmissionPolicy> policies) {
		this(policies, Duration.ofSeconds(30));
	}

	List<Violation> of(Resource resource, NamespaceObject namespace) {
		AtomicReference<String> current = new AtomicReference<>("");
		FutureTask<List<Violation>> evaluation = new FutureTask<>(() -> {
			List<Violation> violations = new ArrayList<>();
			for (AdmissionPolicy policy : this.policies) {
				current.set(policy.name());
				violations.addAll(policy.violations(resource, namespace));
			}
			return violations;
		});
		Thread.ofPlatform().daemon().start(evaluation);
		try {
			return evaluation.get(this.longest.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw tooMuch(current.get(), resource, ex);
		}
		catch (ExecutionException ex) {
			switch (ex.getCause()) {
				case OutOfMemoryError error -> throw tooMuch(current.get(), resource, error);
				case StackOverflowError error -> throw tooMuch(current.get(), resource, error);
				case RuntimeException cause -> throw cause;
				case Error error -> throw error;
				case null, default -> throw new IllegalStateException(ex);
			}
		}
		catch (InterruptedException ex) {
			throw Problem.interrupted("repeat the command", ex);
		}
	}

	private static Problem tooMuch(String policy, Resource resource, Throwable cause) {
		return Problem.failed(
				"gitops/policies: the rule %s computes too much for %s".formatted(policy, resource.title()),
				"make it simpler; an API server would end it, too", cause);
	}

}
