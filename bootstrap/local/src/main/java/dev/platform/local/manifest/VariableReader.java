package dev.platform.local.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.fabric8.kubernetes.api.model.ConfigMapEnvSource;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code envFrom} and {@code env}; later entries win, as in Kubernetes.
 */
record VariableReader(Objects objects) {

	List<Variable> read(io.fabric8.kubernetes.api.model.Container container) {
		List<Variable> variables = new ArrayList<>();
		container.getEnvFrom().forEach((source) -> read(source, variables));
		container.getEnv().forEach((variable) -> read(variable, variables));
		return variables;
	}

	private void read(EnvFromSource source, List<Variable> variables) {
		String prefix = (source.getPrefix() != null) ? source.getPrefix() : "";
		if (source.getConfigMapRef() != null) {
			literals(prefix, configMap(source.getConfigMapRef()), variables);
		}
		if (source.getSecretRef() != null) {
			String name = source.getSecretRef().getName();
			Map<String, String> rendered = this.objects.secrets().get(name);
			if (rendered != null) {
				literals(prefix, rendered, variables);
			}
			else {
				variables.add(new Variable.WholeSecret(prefix, name));
			}
		}
	}

	private void read(EnvVar variable, List<Variable> variables) {
		EnvVarSource source = variable.getValueFrom();
		if (source == null) {
			String value = (variable.getValue() != null) ? variable.getValue() : "";
			variables.add(new Variable.Template(variable.getName(), value));
		}
		else if (source.getConfigMapKeyRef() != null) {
			var key = source.getConfigMapKeyRef();
			Map<String, String> data = this.objects.configMaps().get(key.getName());
			required(variable.getName(), (data != null) ? data.get(key.getKey()) : null, key.getOptional(),
					"key '%s' of ConfigMap %s".formatted(key.getKey(), key.getName()), variables);
		}
		else if (source.getSecretKeyRef() != null) {
			var key = source.getSecretKeyRef();
			Map<String, String> data = this.objects.secrets().get(key.getName());
			if (data != null) {
				required(variable.getName(), data.get(key.getKey()), key.getOptional(),
						"key '%s' of Secret %s".formatted(key.getKey(), key.getName()), variables);
			}
			else if (!Boolean.TRUE.equals(key.getOptional())) {
				variables.add(new Variable.SecretKey(variable.getName(), key.getName(), key.getKey()));
			}
		}
		else if (source.getFieldRef() != null) {
			variables.add(new Variable.PodField(variable.getName(), source.getFieldRef().getFieldPath()));
		}
	}

	private Map<String, String> configMap(ConfigMapEnvSource reference) {
		Map<String, String> data = this.objects.configMaps().get(reference.getName());
		if (data == null && !Boolean.TRUE.equals(reference.getOptional())) {
			throw new IllegalArgumentException("there is no ConfigMap " + reference.getName());
		}
		return (data != null) ? data : Map.of();
	}

	private static void literals(String prefix, Map<String, String> data, List<Variable> variables) {
		data.forEach((name, value) -> variables.add(new Variable.Literal(prefix + name, value)));
	}

	private static void required(String name, @Nullable String value, @Nullable Boolean optional, String what,
			List<Variable> variables) {
		if (value != null) {
			variables.add(new Variable.Literal(name, value));
		}
		else if (!Boolean.TRUE.equals(optional)) {
			throw new IllegalArgumentException("there is no " + what);
		}
	}

}
