package dev.platform.cli.manifest;

import java.util.Comparator;
import java.util.Objects;

/**
 * What a resource is called on both sides of a change.
 *
 * @param group the API group without its version, which may rise; empty for the core one
 * @param namespace empty where the manifest names none
 */
public record ResourceId(String kind, String name, String namespace, String group) implements Comparable<ResourceId> {

	private static final Comparator<ResourceId> ORDER = Comparator.comparing(ResourceId::kind)
		.thenComparing(ResourceId::name)
		.thenComparing(ResourceId::namespace)
		.thenComparing(ResourceId::group);

	// The alphabet of the ten characters that Kustomize's generators append to names.
	private static final String HASH = "-[2456789bcdfghkmt]{10}$";

	/**
	 * A ConfigMap or Secret without the hash of its content, so that the two sides meet.
	 */
	ResourceId withoutHash() {
		boolean generated = this.group.isEmpty() && (this.kind.equals("ConfigMap") || this.kind.equals("Secret"));
		return generated ? named(this.name.replaceFirst(HASH, "")) : this;
	}

	ResourceId named(String other) {
		return new ResourceId(this.kind, other, this.namespace, this.group);
	}

	boolean is(String kind) {
		return Objects.equals(this.kind, kind);
	}

	@Override
	public int compareTo(ResourceId other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return this.kind + "/" + this.name;
	}

}
