package dev.platform.cli.policy;

import java.util.List;

/**
 * A rule that needs more than one object at once, which an API server does not look at.
 */
interface Rule {

	/** What it is called in findings and exceptions. */
	String name();

	/** What breaks it among all that is rendered. */
	List<Violation> violations(List<Resource> resources);

}
