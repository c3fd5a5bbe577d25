package dev.throughline.common.token;

import java.time.Duration;

import org.jose4j.http.Get;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;

/**
 * The keys that an issuer publishes at an address. They are fetched when they are first needed, when their time is over, and
 * when a token names a key that is not among them; while the issuer is away, those that are known stay good.
 */
final class PublishedKeys {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final Duration CACHED = Duration.ofMinutes(10);
    private static final Duration RETRY_AFTER_ERROR = Duration.ofMinutes(1);
    /** A flood of tokens with made-up keys leads to one request in this time. */
    private static final Duration LEAST_BETWEEN_FETCHES = Duration.ofSeconds(1);
    private static final int MOST_BYTES = 256 * 1024;

    private PublishedKeys() {
    }

    static VerificationKeyResolver at(String address) {
        var get = new Get();
        get.setConnectTimeout((int) TIMEOUT.toMillis());
        get.setReadTimeout((int) TIMEOUT.toMillis());
        get.setRetries(1);
        get.setResponseBodySizeLimit(MOST_BYTES);
        var keys = new HttpsJwks(address);
        keys.setSimpleHttpGet(get);
        keys.setDefaultCacheDuration(CACHED.toSeconds());
        keys.setRetainCacheOnErrorDuration(RETRY_AFTER_ERROR.toSeconds());
        keys.setRefreshReprieveThreshold(LEAST_BETWEEN_FETCHES.toMillis());
        return new HttpsJwksVerificationKeyResolver(keys);
    }
}
