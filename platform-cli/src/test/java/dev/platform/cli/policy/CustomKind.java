package dev.platform.cli.policy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kinds that an API server has once somebody has installed them; any field passes.
 */
enum CustomKind {

	HTTP_ROUTE("gateway.networking.k8s.io", "v1", "HTTPRoute"),

	GATEWAY("gateway.networking.k8s.io", "v1", "Gateway"),

	CERTIFICATE("cert-manager.io", "v1", "Certificate"),

	CERTIFICATE_REQUEST("cert-manager.io", "v1", "CertificateRequest");

	private final String group;

	private final String version;

	private final String kind;

	CustomKind(String group, String version, String kind) {
		this.group = group;
		this.version = version;
		this.kind = kind;
	}

	/** Installs it, and waits until it is served. */
	void createIn(ApiServer server) throws IOException, InterruptedException {
		String singular = this.kind.toLowerCase(Locale.ROOT);
		HttpResponse<String> response = server.send("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
				"""
						{"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
						 "metadata": {"name": "%1$ss.%2$s",
						  "annotations": {"api-approved.kubernetes.io": "unapproved, for a test"}},
						 "spec": {"group": "%2$s", "scope": "Namespaced",
						  "names": {"kind": "%3$s", "plural": "%1$ss", "singular": "%1$s"},
						  "versions": [{"name": "%4$s", "served": true, "storage": true, "schema": {"openAPIV3Schema":
						   {"type": "object", "x-kubernetes-preserve-unknown-fields": true}}}]}}""".formatted(singular,
						this.group, this.kind, this.version),
				"admin");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
		String path = "/apis/%s/%s/%ss".formatted(this.group, this.version, singular);
		for (int attempt = 0; attempt < 600; attempt++) {
			if (server.send("GET", path, "", "admin").statusCode() == 200) {
				return;
			}
			Thread.sleep(100);
		}
		throw new IllegalStateException(path + " is not served after a minute");
	}

}
