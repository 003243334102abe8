/**
 * How a remote is reached: addresses, logins, proxies, authorities and SSH.
 */
@NullMarked
package dev.platform.cli.git.connection;

import org.jspecify.annotations.NullMarked;
