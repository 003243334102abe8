package dev.platform.cli.cluster;

/**
 * A folder of the overlays that an Application of Argo CD delivers.
 *
 * @param path {@code gitops/overlays/prod/orders}
 * @param leaving whether the Application is being deleted
 */
public record DeliveredFolder(String application, String path, boolean leaving) {
}
