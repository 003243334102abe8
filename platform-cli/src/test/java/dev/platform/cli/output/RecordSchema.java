package dev.platform.cli.output;

import java.io.IOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Schema of a record as Jackson writes it. What its fields mean is taken from
 * the record's documentation.
 */
final class RecordSchema {

	private static final Path SOURCES = Path.of("src/main/java");

	private final JsonMapper mapper = new JsonMapper();

	Map<String, Object> of(Class<?> report) throws IOException {
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
		schema.putAll(object(report));
		return schema;
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> object(Class<?> type) throws IOException {
		Map<String, Object> properties = new LinkedHashMap<>();
		List<String> required = new ArrayList<>();
		boolean leavesNullOut = Optional.ofNullable(type.getAnnotation(JsonInclude.class))
			.filter((include) -> include.value() == JsonInclude.Include.NON_NULL)
			.isPresent();
		String documentation = documentation(type);
		for (RecordComponent component : type.getRecordComponents()) {
			if (component.getAccessor().isAnnotationPresent(JsonIgnore.class)) {
				continue;
			}
			if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
				Map<String, Object> inner = object(component.getType());
				properties.putAll((Map<String, Object>) inner.get("properties"));
				required.addAll((List<String>) inner.get("required"));
				continue;
			}
			boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
			Map<String, Object> property = value(component.getAnnotatedType(), nullable && !leavesNullOut);
			meaning(documentation, component.getName()).ifPresent((text) -> property.put("description", text));
			properties.put(component.getName(), property);
			if (!nullable || !leavesNullOut) {
				required.add(component.getName());
			}
		}
		for (Method method : type.getDeclaredMethods()) {
			if (method.getName().matches("is[A-Z].*") && method.getParameterCount() == 0
					&& Modifier.isPublic(method.getModifiers())) {
				String name = method.getName().substring(2, 3).toLowerCase(Locale.ROOT) + method.getName().substring(3);
				properties.put(name, new LinkedHashMap<>(Map.of("type", "boolean")));
				required.add(name);
			}
		}
		Map<String, Object> schema = new LinkedHashMap<>();
		schema.put("description", summary(documentation));
		schema.put("type", "object");
		schema.put("properties", properties);
		schema.put("required", required);
		schema.put("additionalProperties", false);
		return schema;
	}

	private Map<String, Object> value(AnnotatedType annotated, boolean nullable) throws IOException {
		Type type = annotated.getType();
		Map<String, Object> schema = new LinkedHashMap<>();
		if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
			AnnotatedType[] arguments = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
			AnnotatedType last = arguments[arguments.length - 1];
			Map<String, Object> content = value(last, last.isAnnotationPresent(Nullable.class));
			schema.put("type", Collection.class.isAssignableFrom(raw) ? "array" : "object");
			schema.put(Collection.class.isAssignableFrom(raw) ? "items" : "additionalProperties", content);
			return schema;
		}
		Class<?> plain = (Class<?>) type;
		if (plain.isEnum()) {
			schema.put("enum", Arrays.stream(plain.getEnumConstants()).map(this.mapper::valueToTree).toList());
			return schema;
		}
		if (plain.isRecord() && Arrays.stream(plain.getDeclaredMethods())
			.noneMatch((method) -> method.isAnnotationPresent(JsonValue.class))) {
			schema.putAll(object(plain));
		}
		else if (plain == Instant.class) {
			schema.put("type", "string");
			schema.put("format", "date-time");
		}
		else {
			schema.put("type", simple(plain));
		}
		if (nullable) {
			schema.put("type", List.of(schema.get("type"), "null"));
		}
		return schema;
	}

	private static String simple(Class<?> type) {
		if (type == boolean.class || type == Boolean.class) {
			return "boolean";
		}
		if (type == double.class || type == Double.class) {
			return "number";
		}
		return (type.isPrimitive() || Number.class.isAssignableFrom(type)) ? "integer" : "string";
	}

	private static String documentation(Class<?> type) throws IOException {
		Class<?> outer = (type.getEnclosingClass() != null) ? type.getEnclosingClass() : type;
		String source = Files.readString(SOURCES.resolve(outer.getName().replace('.', '/') + ".java"));
		Matcher matcher = Pattern
			.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\\n]*\\s*)*(?:public )?record %s\\("
				.formatted(type.getSimpleName()), Pattern.DOTALL)
			.matcher(source);
		if (!matcher.find()) {
			throw new IllegalStateException(type + " says nothing about itself");
		}
		return matcher.group(1)
			.replaceAll("(?m)^\\s*\\* ?", "")
			.replaceAll("\\{@code ([^}]*)}", "$1")
			.replaceAll("\\{@link ([^}]*)}", "$1");
	}

	private static String summary(String documentation) {
		return documentation.split("(?m)^@param")[0].strip().replaceAll("\\s+", " ");
	}

	private static Optional<String> meaning(String documentation, String name) {
		return Arrays.stream(documentation.split("(?m)^@param "))
			.skip(1)
			.filter((parameter) -> parameter.startsWith(name + " "))
			.map((parameter) -> parameter.substring(name.length()).strip().replaceAll("\\s+", " "))
			.findFirst();
	}

}
