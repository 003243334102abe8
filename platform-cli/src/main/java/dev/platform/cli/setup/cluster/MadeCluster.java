package dev.platform.cli.setup.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A cluster that a script makes on this machine.
 */
record MadeCluster(ClusterScript script) implements ClusterSource {

	@Override
	public String begin(LocalCluster local) {
		String kind = this.script.kind();
		// What another cluster left behind is not this one's.
		if (local.context().isPresent() || !local.script().equals(Optional.of(kind))) {
			local.forget();
		}
		// Before it is made: what is half made has to be removed, too.
		local.keep("script", kind);
		this.script.up();
		local.keepKubeconfig(Path.of(this.script.variable("KUBECONFIG")));
		local.keep("registry", this.script.variable("REGISTRY"));
		local.keep("https-port", httpsPort());
		if (this.script.isNative()) {
			local.keep("docker-config", this.script.variable("DOCKER_CONFIG"));
			local.keepKubectl(Path.of(this.script.variable("KUBECTL")));
			local.keep("base-image", this.script.baseImage());
			this.script.images("argocd", "cert-manager", "traefik");
		}
		return kind;
	}

	@Override
	public String httpsPort() {
		return this.script.variable("HTTPS_PORT");
	}

	// Without internet it comes from where its program was built from.
	@Override
	public Optional<String> argoCdManifest() {
		return this.script.isNative() ? Optional.of(this.script.manifests("argocd")) : Optional.empty();
	}

	@Override
	public String ownAddOns() {
		return this.script.isNative()
				? this.script.manifests("cert-manager") + "\n---\n" + this.script.manifests("traefik") : "";
	}

	@Override
	public List<String> components() {
		return this.script.isNative() ? List.of() : List.of("add-ons", "kind");
	}

}
