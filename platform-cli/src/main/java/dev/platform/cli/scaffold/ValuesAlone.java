package dev.platform.cli.scaffold;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.samskivert.mustache.BasicCollector;

/**
 * Lets tags name values, and nothing of the objects that hold them: a template could
 * otherwise call every method that takes no argument.
 */
final class ValuesAlone extends BasicCollector {

	@Override
	public <K, V> Map<K, V> createFetcherCache() {
		return new ConcurrentHashMap<>();
	}

}
