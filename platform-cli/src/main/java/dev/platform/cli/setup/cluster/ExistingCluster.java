package dev.platform.cli.setup.cluster;

import java.util.List;
import java.util.Optional;

import dev.platform.cli.cluster.AddOns;
import dev.platform.cli.cluster.Cluster;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that was there before, by its context in the user's own kubeconfig.
 *
 * @param registry where images are pushed; null for the registry that each image names
 * @param baseImage what services are built on; null for what their poms say
 */
public record ExistingCluster(Cluster cluster, String context, @Nullable String registry, @Nullable String baseImage,
		String httpsPort) implements ClusterSource {

	public static ExistingCluster of(String context, @Nullable String registry, @Nullable String baseImage,
			String httpsPort) {
		List<String> contexts = Cluster.contexts();
		if (!contexts.contains(context)) {
			throw Problem.usage("the kubeconfig has no context \"%s\"".formatted(context), contexts.isEmpty()
					? "export KUBECONFIG=the file that has it" : "--context " + String.join(" | ", contexts));
		}
		return new ExistingCluster(Cluster.of(context), context, registry, baseImage, httpsPort);
	}

	@Override
	public String begin(LocalCluster local) {
		local.forget();
		local.keep("context", this.context);
		local.keep("https-port", this.httpsPort);
		if (this.registry != null) {
			local.keep("registry", this.registry);
		}
		if (this.baseImage != null) {
			local.keep("base-image", this.baseImage);
		}
		return this.cluster.address();
	}

	@Override
	public Optional<String> argoCdManifest() {
		return Optional.empty();
	}

	@Override
	public String ownAddOns() {
		return "";
	}

	@Override
	public List<String> components() {
		return AddOns.of(this.cluster).missing();
	}

}
