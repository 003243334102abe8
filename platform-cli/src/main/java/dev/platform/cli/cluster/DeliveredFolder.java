package dev.platform.cli.cluster;

/**
 * A folder of the overlays that an Application of Argo CD delivers.
 *
 * @param path {@code gitops/overlays/prod/orders}
 * @param repository the address that Argo CD reads it from
 * @param compared the newest commit that it has been compared with; empty for none
 * @param leaving whether the Application is being deleted
 */
public record DeliveredFolder(String application, String path, String repository, String compared, boolean leaving) {

	/** The environment that the overlay is of, and its namespace. */
	public String environment() {
		return this.path.split("/")[2];
	}

}
