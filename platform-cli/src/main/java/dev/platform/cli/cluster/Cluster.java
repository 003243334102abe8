package dev.platform.cli.cluster;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

import dev.platform.cli.output.Problem;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;

/**
 * A Kubernetes cluster, by its kubeconfig; connected to when it is first asked.
 *
 * @param kubeconfig the file; where it does not exist, the one kubectl would use
 */
public record Cluster(Path kubeconfig) {

	private static final int TIMEOUT_MILLIS = 10_000;

	/** Asks the API server; a problem that names it where it does not answer. */
	<T> T ask(Function<KubernetesClient, T> question) {
		Config config = config();
		try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
			return question.apply(client);
		}
		catch (KubernetesClientException ex) {
			String reason = (ex.getStatus() != null) ? ex.getStatus().getMessage() : rootCause(ex);
			throw Problem.failed("the cluster at %s says: %s".formatted(config.getMasterUrl(), reason),
					"kubectl get nodes", ex);
		}
	}

	/** Whether any kubeconfig names a cluster. */
	public boolean isConfigured() {
		String named = System.getenv("KUBECONFIG");
		Path usual = Path.of((named != null && !named.isEmpty()) ? named.split(File.pathSeparator)[0]
				: System.getProperty("user.home") + "/.kube/config");
		return Files.exists(this.kubeconfig) || Files.isRegularFile(usual);
	}

	/** The name of the context that is used. */
	public String context() {
		Config config = config();
		return (config.getCurrentContext() != null) ? config.getCurrentContext().getName() : config.getMasterUrl();
	}

	private Config config() {
		Config found = Files.exists(this.kubeconfig) ? Config.fromKubeconfig(new File(this.kubeconfig.toString()))
				: Config.autoConfigure(null);
		// One attempt: a person waits, and can repeat the command.
		return new ConfigBuilder(found).withRequestTimeout(TIMEOUT_MILLIS)
			.withConnectionTimeout(TIMEOUT_MILLIS)
			.withRequestRetryBackoffLimit(0)
			.build();
	}

	private static String rootCause(Throwable ex) {
		Throwable cause = ex;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		return String.valueOf(cause.getMessage());
	}

}
