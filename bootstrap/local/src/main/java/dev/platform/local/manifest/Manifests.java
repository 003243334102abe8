package dev.platform.local.manifest;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.platform.engine.secret.DeclaredSecrets;

/**
 * What one environment asks for, with what one service may read of another's tables.
 * Kinds that nothing here stands in for are left out.
 */
public record Manifests(List<Workload> workloads, List<Alias> aliases, List<Route> routes, DeclaredSecrets secrets,
		String grants) {

	public static final Manifests NONE = new Manifests(List.of(), List.of(), List.of(), DeclaredSecrets.in(""), "");

	// Beside the base of PostgreSQL; on a cluster it is what its container reads.
	private static final String GRANTS = "postgres-roles";

	/** Reads what kustomize has rendered. */
	public static Manifests parse(String stream) throws RenderingFailed {
		try {
			Objects objects = Objects.of(Yaml.documents(stream));
			List<Workload> workloads = new WorkloadReader(objects).read();
			ServiceReader services = new ServiceReader(objects, workloads);
			return new Manifests(workloads, services.aliases(), new RouteReader(objects, services).read(),
					DeclaredSecrets.in(stream),
					objects.configMaps().getOrDefault(GRANTS, Map.of()).getOrDefault("grants", ""));
		}
		catch (IOException | RuntimeException ex) {
			throw new RenderingFailed("manifest: " + firstLine(ex), ex);
		}
	}

	private static String firstLine(Exception problem) {
		String message = (problem.getMessage() != null) ? problem.getMessage() : problem.getClass().getSimpleName();
		return message.lines().findFirst().orElse("");
	}

}
