package dev.platform.cli.policy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.platform.engine.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A CEL expression of an admission policy, compiled at its first use: a preview needs few
 * of all there are. Of Kubernetes' own additions only optional fields, the string
 * functions and {@code cel.bind} are known here: a policy that needs another one does not
 * compile, and says so.
 */
final class Expression {

	private static final int LARGEST = 1 << 20;

	// Made once: it takes as long as some hundred expressions.
	private static final Cel CEL = CelFactory.standardCelBuilder()
		.setOptions(CelOptions.current().comprehensionMaxIterations(1_000_000).build())
		.setStandardMacros(CelStandardMacro.STANDARD_MACROS)
		.addCompilerLibraries(CelExtensions.optional(), CelExtensions.strings(), CelExtensions.bindings())
		.addRuntimeLibraries(CelExtensions.optional(), CelExtensions.strings())
		.addVar("object", SimpleType.DYN)
		.addVar("oldObject", SimpleType.DYN)
		.addVar("request", SimpleType.DYN)
		.addVar("namespaceObject", SimpleType.DYN)
		.addVar("variables", SimpleType.DYN)
		.build();

	// Policies have many in common: who is trusted, and what a Pod is.
	private static final Map<String, CelRuntime.Program> COMPILED = new ConcurrentHashMap<>();

	private final String text;

	private final String file;

	private CelRuntime.@Nullable Program program;

	/**
	 * An expression as it is written.
	 * @param file where, for the problem of one that does not compile
	 */
	Expression(String text, String file) {
		this.text = text;
		this.file = file;
	}

	/** Compiles it; a problem that names the file where that fails. */
	synchronized CelRuntime.Program compile() {
		if (this.program == null) {
			this.program = COMPILED.get(this.text);
		}
		if (this.program == null) {
			try {
				this.program = CEL.createProgram(CEL.compile(this.text).getAst());
				COMPILED.put(this.text, this.program);
			}
			catch (CelValidationException | CelEvaluationException ex) {
				String reason = String.valueOf(ex.getMessage()).lines().findFirst().orElse("");
				throw Problem.failed(
						"%s: the expression %s does not compile: %s".formatted(this.file, this.text.strip(), reason),
						"mend the expression", ex);
			}
		}
		return this.program;
	}

	Object value(Map<String, Object> variables) throws CelEvaluationException {
		Object value = compile().eval(variables);
		// One variable that doubles another has a billion characters after thirty.
		if (value instanceof String written && written.length() > LARGEST) {
			throw Problem.failed("%s: the expression %s makes a text of more than %d characters".formatted(this.file,
					this.text.strip(), LARGEST), "make it simpler");
		}
		return value;
	}

	boolean holds(Map<String, Object> variables) throws CelEvaluationException {
		return Boolean.TRUE.equals(value(variables));
	}

}
