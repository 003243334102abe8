package dev.platform.{{package}}.page;

/**
 * What the page says.
 *
 * @param visits how often it has been asked
 */
record Greeting(String service, long visits) {
}
