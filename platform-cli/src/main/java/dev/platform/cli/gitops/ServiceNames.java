package dev.platform.cli.gitops;

import java.util.Arrays;
import java.util.List;

/**
 * Several services, typed as {@code vote,result}.
 */
public record ServiceNames(List<ServiceName> values) {

	public static ServiceNames of(String words) {
		return new ServiceNames(
				Arrays.stream(words.split(",")).map(String::strip).map(ServiceName::new).distinct().sorted().toList());
	}

}
