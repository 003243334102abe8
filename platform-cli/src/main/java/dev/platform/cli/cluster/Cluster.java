package dev.platform.cli.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.platform.engine.Problem;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes cluster, by its kubeconfig; connected to when it is first asked.
 *
 * @param kubeconfig the file; null, or where it does not exist, the one kubectl would use
 * @param chosen the context of the latter; without it the current one
 */
public record Cluster(@Nullable Path kubeconfig, Supplier<Optional<String>> chosen) {

	private static final int TIMEOUT_MILLIS = 10_000;

	/** The cluster of a context of the kubeconfig that kubectl would use. */
	public static Cluster of(String context) {
		return new Cluster(null, () -> Optional.of(context));
	}

	/** Asks the API server; a problem that names it where it does not answer. */
	<T> T ask(Function<KubernetesClient, T> question) {
		return ask(TIMEOUT_MILLIS, question);
	}

	/** As {@link #ask(Function)}, for a question that can go without an answer. */
	<T> T ask(int timeoutMillis, Function<KubernetesClient, T> question) {
		Config config = config(timeoutMillis);
		try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
			return question.apply(client);
		}
		catch (KubernetesClientException ex) {
			String reason = (ex.getStatus() != null) ? ex.getStatus().getMessage() : rootCause(ex);
			throw Problem.failed("the cluster at %s says: %s".formatted(config.getMasterUrl(), reason),
					kubectl("get nodes"), ex);
		}
	}

	/** Whether any kubeconfig names a cluster. */
	public boolean isConfigured() {
		String named = System.getenv("KUBECONFIG");
		Path usual = Path.of((named != null && !named.isEmpty()) ? named.split(File.pathSeparator)[0]
				: System.getProperty("user.home") + "/.kube/config");
		return hasOwn() || Files.isRegularFile(usual);
	}

	/** The name of the context that is used. */
	public String context() {
		Config config = config(TIMEOUT_MILLIS);
		return (config.getCurrentContext() != null) ? config.getCurrentContext().getName() : config.getMasterUrl();
	}

	/** Where its API server is. */
	public String address() {
		return config(TIMEOUT_MILLIS).getMasterUrl();
	}

	/**
	 * What a person types to look into this very cluster, whatever their own kubeconfig
	 * names.
	 */
	public String kubectl(String words) {
		if (!hasOwn()) {
			return this.chosen.get().map("kubectl --context %s "::formatted).orElse("kubectl ") + words;
		}
		Path file = Path.of(String.valueOf(this.kubeconfig)).toAbsolutePath();
		Path program = file.resolveSibling("kubectl");
		return "KUBECONFIG=%s %s %s".formatted(shown(file), Files.exists(program) ? shown(program) : "kubectl", words);
	}

	private static Path shown(Path file) {
		Path here = Path.of("").toAbsolutePath();
		return file.startsWith(here) ? here.relativize(file) : file;
	}

	/** The names of all contexts that can be chosen. */
	public static List<String> contexts() {
		return Config.autoConfigure(null).getContexts().stream().map(NamedContext::getName).toList();
	}

	private Config config(int timeoutMillis) {
		Config found = hasOwn() ? Config.fromKubeconfig(new File(String.valueOf(this.kubeconfig)))
				: Config.autoConfigure(this.chosen.get().orElse(null));
		// One attempt: a person waits, and can repeat the command.
		return new ConfigBuilder(found).withRequestTimeout(timeoutMillis)
			.withConnectionTimeout(timeoutMillis)
			.withRequestRetryBackoffLimit(0)
			.build();
	}

	private boolean hasOwn() {
		return this.kubeconfig != null && Files.exists(this.kubeconfig);
	}

	private static String rootCause(Throwable ex) {
		Throwable cause = ex;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return String.valueOf(cause.getMessage());
	}

}
