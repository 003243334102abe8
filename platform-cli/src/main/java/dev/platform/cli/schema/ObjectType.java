package dev.platform.cli.schema;

/**
 * What an object says it is.
 *
 * @param group empty for the core one
 * @param plural the kind as the API's paths write it, {@code networkpolicies}
 */
public record ObjectType(String group, String version, String kind, String plural) {

	@Override
	public String toString() {
		return "%s%s%s %s".formatted(this.group, this.group.isEmpty() ? "" : "/", this.version, this.kind);
	}

}
