package dev.platform.cli.setup;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.platform.cli.setup.cluster.ExistingCluster;
import dev.platform.cli.setup.embedded.Addresses;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What was typed behind {@code up}: each option is for some of the systems that it
 * starts, and a mistake for the others.
 */
record UpOptions(@Nullable String context, boolean yes, @Nullable String registry, @Nullable String baseImage,
		@Nullable Integer https, @Nullable Integer http, @Nullable String network) {

	private static final int HTTPS = 8443;

	private static final int HTTP = 8080;

	private static final String NETWORK = "127.10";

	/** For the embedded system. */
	Addresses embedded() {
		if (this.context != null) {
			throw Problem.usage("--context is about a cluster", "platform up --cluster --context " + this.context);
		}
		refuse(existingOnly(), " is about a cluster that exists", "platform up --cluster --context NAME");
		return new Addresses((this.https != null) ? this.https : HTTPS, (this.http != null) ? this.http : HTTP,
				(this.network != null) ? this.network : NETWORK);
	}

	/** For a cluster that was there before. */
	ExistingCluster existing(String context) {
		Map<String, @Nullable Object> options = new LinkedHashMap<>();
		options.put("--http-port", this.http);
		options.put("--network", this.network);
		refuse(options, " is about the embedded system", "platform up --cluster --context " + context);
		return ExistingCluster.of(context, this.registry, this.baseImage,
				String.valueOf((this.https != null) ? this.https : HTTPS));
	}

	/** For the cluster that is made on this machine. */
	void requireNoneForAMadeCluster() {
		refuse(existingOnly(), " is about a cluster that exists", "platform up --cluster --context NAME");
		Map<String, @Nullable Object> ports = new LinkedHashMap<>();
		ports.put("--https-port", this.https);
		ports.put("--http-port", this.http);
		refuse(ports, " is not what a new cluster goes by",
				"CLUSTER_HTTPS_PORT=9443 CLUSTER_HTTP_PORT=9080 platform up --cluster");
		Map<String, @Nullable Object> network = new LinkedHashMap<>();
		network.put("--network", this.network);
		refuse(network, " is about the embedded system", "platform up --cluster");
	}

	private Map<String, @Nullable Object> existingOnly() {
		Map<String, @Nullable Object> options = new LinkedHashMap<>();
		options.put("--yes", this.yes ? true : null);
		options.put("--registry", this.registry);
		options.put("--base-image", this.baseImage);
		return options;
	}

	private static void refuse(Map<String, @Nullable Object> options, String why, String hint) {
		options.forEach((name, value) -> {
			if (value != null) {
				throw Problem.usage(name + why, hint);
			}
		});
	}

}
