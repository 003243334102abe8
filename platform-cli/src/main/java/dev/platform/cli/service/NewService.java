package dev.platform.cli.service;

import java.util.Map;

import dev.platform.cli.gitops.ServiceName;

/**
 * What somebody asks for.
 *
 * @param template the word for the template
 * @param options the values given, by option
 * @param owner who owns its sources and its base, as CODEOWNERS writes it; empty for
 * those who own the others'
 */
record NewService(ServiceName name, String template, Map<String, String> options, String owner) {
}
