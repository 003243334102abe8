package dev.platform.local.rollout;

import java.net.InetAddress;

/**
 * Where a service is, and whether it answers there.
 */
record Endpoint(InetAddress address, boolean ready) {
}
