package dev.platform.local.manifest;

/**
 * A Service seen from outside: a host and a path that lead to a port of a workload.
 */
public record Route(String host, String path, boolean exact, String workload, int port) {

	/**
	 * The path prefix matches whole segments: {@code /vote} is not a prefix of
	 * {@code /voters}.
	 */
	public boolean matches(String requested) {
		if (this.exact || requested.equals(this.path)) {
			return requested.equals(this.path);
		}
		String prefix = this.path.endsWith("/") ? this.path : this.path + "/";
		return requested.startsWith(prefix) || (requested + "/").equals(prefix);
	}

}
