package dev.platform.vote.ballot;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says why the service does not start in place of a stack trace.
 */
class WeakSecretAnalyzer extends AbstractFailureAnalyzer<WeakSecret> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable failure, WeakSecret cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), "Make one with: openssl rand -hex 32", cause);
	}

}
