package dev.platform.cli.forge;

/**
 * What is proposed.
 *
 * @param branch the branch that holds it
 * @param target the branch that is to take it
 * @param body Markdown
 */
public record PullRequest(String branch, String target, String title, String body) {
}
