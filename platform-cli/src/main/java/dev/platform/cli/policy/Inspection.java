package dev.platform.cli.policy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.platform.cli.gitops.GitopsRepository;
import dev.platform.cli.schema.Schemas;
import dev.platform.engine.repository.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Holds rendered overlays against every rule of the repository they come from.
 */
public final class Inspection {

	private final Snapshot snapshot;

	private final Fences fences;

	private final Namespaces namespaces;

	private final List<AdmissionPolicy> policies;

	private final List<Rule> rules;

	private final @Nullable ObjectSchemas schemas;

	/** Without schemas: what is rendered is held against the rules alone. */
	public Inspection(Snapshot snapshot) {
		this(snapshot, null);
	}

	/**
	 * Reads the policies of a revision.
	 * @param snapshot what the overlays are rendered from
	 */
	public Inspection(Snapshot snapshot, @Nullable Schemas schemas) {
		this.schemas = (schemas != null) ? new ObjectSchemas(schemas) : null;
		this.snapshot = snapshot;
		this.fences = new Fences(snapshot);
		this.namespaces = new Namespaces(new GitopsRepository(snapshot).pipeline(), this.fences);
		this.policies = new AdmissionPolicies(snapshot).read();
		this.rules = List.of(SelectedBy.networkPolicy(), SelectedBy.disruptionBudget(), new UniqueIngress(),
				new UniqueObject(snapshot), new ImageInUse(snapshot), new ProjectKinds(snapshot), new OwnNamespace(),
				this.namespaces, new EnvironmentFence(this.fences, this.namespaces),
				new UniqueHost(snapshot, this.fences), new FenceOwners(snapshot, this.fences));
	}

	/**
	 * What is wrong with them, the worst first. Rules about several objects see those
	 * that are given, and no others.
	 */
	public List<Finding> findings(List<RenderedOverlay> overlays) {
		List<Resource> resources = overlays.parallelStream().map(RenderedResources::of).flatMap(List::stream).toList();
		List<Violation> violations = new ArrayList<>(resources.parallelStream().flatMap(this::violations).toList());
		this.rules.forEach((rule) -> violations.addAll(rule.violations(resources)));
		Exceptions exceptions = new Exceptions(rules(), LocalDate.now(ZoneOffset.UTC), this.fences);
		violations.removeIf(exceptions::cover);
		violations.addAll(exceptions.violations(resources));
		Sources sources = new Sources(this.snapshot);
		return violations.stream()
			.map((violation) -> finding(violation, sources.of(violation)))
			.sorted(Comparator.comparing(Finding::severity).thenComparing(Finding::file).thenComparing(Finding::line))
			.toList();
	}

	private Stream<Violation> violations(Resource resource) {
		NamespaceObject namespace = this.namespaces.of(resource.environment());
		return Stream.concat((this.schemas != null) ? this.schemas.violations(resource) : Stream.of(),
				new Evaluation(this.policies).of(resource, namespace).stream());
	}

	/** Compiles all policies, those that nothing here is about, too. */
	public Inspection complete() {
		this.policies.forEach(AdmissionPolicy::compile);
		return this;
	}

	/** Whether the repository has policies at all. */
	public boolean hasPolicies() {
		return !this.policies.isEmpty();
	}

	/** The names of all rules, sorted. */
	Set<String> rules() {
		Set<String> names = new TreeSet<>();
		this.policies.forEach((policy) -> names.add(policy.name()));
		this.rules.forEach((rule) -> names.add(rule.name()));
		names.add(Exceptions.NAME);
		return names;
	}

	private static Finding finding(Violation violation, Source source) {
		return new Finding(violation.severity(), violation.rule(), source.file(), source.line(),
				violation.resource().title(), violation.message(), violation.mend());
	}

}
