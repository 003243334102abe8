package dev.platform.cli.policy;

import java.util.Map;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.platform.cli.output.Problem;

/**
 * A compiled CEL expression of an admission policy. Of Kubernetes' own additions only
 * optional fields, the string functions and {@code cel.bind} are known here: a policy
 * that needs another one does not compile, and says so.
 */
record Expression(CelRuntime.Program program) {

	// Made once: it takes as long as some hundred expressions.
	private static final Cel CEL = CelFactory.standardCelBuilder()
		.setOptions(CelOptions.current().build())
		.setStandardMacros(CelStandardMacro.STANDARD_MACROS)
		.addCompilerLibraries(CelExtensions.optional(), CelExtensions.strings(), CelExtensions.bindings())
		.addRuntimeLibraries(CelExtensions.optional(), CelExtensions.strings())
		.addVar("object", SimpleType.DYN)
		.addVar("oldObject", SimpleType.DYN)
		.addVar("request", SimpleType.DYN)
		.addVar("namespaceObject", SimpleType.DYN)
		.addVar("variables", SimpleType.DYN)
		.build();

	/** Compiles; a problem that names the file where that fails. */
	static Expression compile(String text, String file) {
		try {
			return new Expression(CEL.createProgram(CEL.compile(text).getAst()));
		}
		catch (CelValidationException | CelEvaluationException ex) {
			String reason = String.valueOf(ex.getMessage()).lines().findFirst().orElse("");
			throw Problem.failed("%s: the expression %s does not compile: %s".formatted(file, text.strip(), reason),
					"mend the expression", ex);
		}
	}

	Object value(Map<String, Object> variables) throws CelEvaluationException {
		return this.program.eval(variables);
	}

	boolean holds(Map<String, Object> variables) throws CelEvaluationException {
		return Boolean.TRUE.equals(value(variables));
	}

}
