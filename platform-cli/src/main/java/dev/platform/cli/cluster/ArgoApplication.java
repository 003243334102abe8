package dev.platform.cli.cluster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.platform.cli.gitops.Rollout;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import org.jspecify.annotations.Nullable;

/**
 * One of Argo CD's Applications, read by the fields of its public API.
 */
record ArgoApplication(GenericKubernetesResource resource) {

	private static final Pattern OVERLAY = Pattern.compile("gitops/overlays/(?<environment>[^/]+)/(?<service>[^/]+)");

	String name() {
		return this.resource.getMetadata().getName();
	}

	/**
	 * Whether it delivers a service of an environment; add-ons and environments do not.
	 */
	boolean isService() {
		return overlay().filter((overlay) -> !overlay.group("service").equals("environment")).isPresent();
	}

	/** Whether it delivers this service of this environment. */
	boolean delivers(String environment, String service) {
		return overlay()
			.filter((overlay) -> overlay.group("environment").equals(environment)
					&& overlay.group("service").equals(service))
			.isPresent();
	}

	String environment() {
		return overlay().map((overlay) -> overlay.group("environment")).orElse("");
	}

	/** The folder of the overlays that it delivers; nothing for add-ons. */
	Optional<DeliveredFolder> folder() {
		return overlay().map((overlay) -> new DeliveredFolder(name(), overlay.group(),
				this.resource.getMetadata().getDeletionTimestamp() != null));
	}

	ApplicationState state() {
		String sync = text("Unknown", "status", "sync", "status");
		return new ApplicationState(name(), sync, text("Unknown", "status", "health", "status"),
				value("status", "sync", "revision"), message(sync));
	}

	/**
	 * The rollout of this service.
	 * @param httpsPort the port behind which it answers; null for the usual one
	 */
	Rollout rollout(@Nullable String httpsPort) {
		String service = overlay().map((overlay) -> overlay.group("service")).orElse("");
		String sync = text("Unknown", "status", "sync", "status");
		String compared = value("status", "sync", "revision");
		return new Rollout(environment(), service, null, images(), compared, live(sync, compared), operating(), sync,
				text("Unknown", "status", "health", "status"), instant(value("status", "health", "lastTransitionTime")),
				url(httpsPort), message(sync));
	}

	// What is out of sync runs what the last operation brought about, unless that failed.
	private @Nullable String live(String sync, @Nullable String compared) {
		if (sync.equals("Synced")) {
			return compared;
		}
		return "Succeeded".equals(value("status", "operationState", "phase"))
				? value("status", "operationState", "syncResult", "revision") : null;
	}

	private boolean operating() {
		String phase = value("status", "operationState", "phase");
		Instant finished = instant(value("status", "operationState", "finishedAt"));
		Instant reconciled = instant(value("status", "reconciledAt"));
		return get("operation") != null || "Running".equals(phase) || "Terminating".equals(phase)
				|| (finished != null && (reconciled == null || reconciled.isBefore(finished)));
	}

	// In sync, what an old operation said is history.
	private @Nullable String message(String sync) {
		String health = value("status", "health", "message");
		return (health != null || sync.equals("Synced")) ? health : value("status", "operationState", "message");
	}

	private @Nullable String url(@Nullable String httpsPort) {
		return strings(get("status", "summary", "externalURLs")).stream()
			.findFirst()
			.map((url) -> (httpsPort != null) ? url.replaceFirst("(://[^/:]+)", "$1:" + httpsPort) : url)
			.orElse(null);
	}

	private Optional<Matcher> overlay() {
		String path = value("spec", "source", "path");
		return Optional.ofNullable(path).map(OVERLAY::matcher).filter(Matcher::matches);
	}

	private List<String> images() {
		return strings(get("status", "summary", "images"));
	}

	private static List<String> strings(@Nullable Object value) {
		return (value instanceof List<?> list) ? list.stream().map(String::valueOf).toList() : List.of();
	}

	private String text(String otherwise, String... path) {
		String value = value(path);
		return (value != null) ? value : otherwise;
	}

	private @Nullable String value(String... path) {
		return (get(path) instanceof String text) ? text : null;
	}

	private @Nullable Object get(String... path) {
		Object value = this.resource.getAdditionalProperties();
		for (String key : path) {
			value = (value instanceof Map<?, ?> map) ? map.get(key) : null;
		}
		return value;
	}

	private static @Nullable Instant instant(@Nullable String text) {
		return (text != null) ? Instant.parse(text) : null;
	}

}
