package dev.platform.vote.page;

import java.time.Duration;
import java.util.Optional;

import dev.platform.vote.ballot.Ballot;
import dev.platform.vote.ballot.Seal;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Keeps the sealed ballot in the voter's browser.
 */
@Component
class VoterCookie {

	private static final String NAME = "voter";

	private static final Duration KEPT = Duration.ofDays(365);

	private final Seal seal;

	VoterCookie(Seal seal) {
		this.seal = seal;
	}

	/**
	 * The ballot in the request, or nothing for a newcomer.
	 * @throws VoteRefused if there is a ballot that this service did not seal
	 */
	Optional<Ballot> read(HttpServletRequest request) {
		@Nullable Cookie cookie = WebUtils.getCookie(request, NAME);
		if (cookie == null) {
			return Optional.empty();
		}
		return Optional.of(this.seal.open(cookie.getValue()).orElseThrow(() -> new VoteRefused(Refusal.FORGED_COOKIE)));
	}

	/**
	 * Whether the request has no ballot, or one of an earlier key or version.
	 */
	boolean isOld(HttpServletRequest request) {
		@Nullable Cookie cookie = WebUtils.getCookie(request, NAME);
		return cookie == null || this.seal.isOld(cookie.getValue());
	}

	String write(Ballot ballot, HttpServletRequest request) {
		return ResponseCookie.from(NAME, this.seal.close(ballot))
			.path(request.getContextPath() + "/")
			.maxAge(KEPT)
			.httpOnly(true)
			.sameSite("Lax")
			.secure(request.isSecure())
			.build()
			.toString();
	}

}
