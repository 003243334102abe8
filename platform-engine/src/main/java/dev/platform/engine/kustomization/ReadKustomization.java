package dev.platform.engine.kustomization;

import java.util.List;
import java.util.Map;

/**
 * A kustomization that was checked.
 *
 * @param path where it is
 * @param text what kustomize gets in its place: the same, with references that it cannot
 * take for addresses
 * @param references all files and folders that it refers to
 * @param plugins the texts that kustomize gets in the place of files that configure
 * plugins, by path
 */
record ReadKustomization(String path, String text, List<Reference> references, Map<String, String> plugins) {
}
