package dev.throughline.common.ratelimit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;

import dev.throughline.common.json.Json;
import dev.throughline.common.problem.Problem;

/** Sends away who asks too often, by address and then by token, before anything is read or verified. */
@Singleton
class RateLimit {

    /** Before authentication, which costs far more than this. */
    private static final int EARLY = 10_000;
    private static final String PROBES = "/q/";

    private final RateLimitConfig config;
    private final MeterRegistry meters;
    private final Allowances addresses;
    private final Allowances tokens;

    RateLimit(RateLimitConfig config, MeterRegistry meters) {
        this.config = config;
        this.meters = meters;
        this.addresses = new Allowances(config.addressPerSecond(), config.addressBurst(), config.remembered());
        this.tokens = new Allowances(config.tokenPerSecond(), config.tokenBurst(), config.remembered());
    }

    void register(@Observes Filters filters) {
        if (config.enabled()) {
            filters.register(this::limit, EARLY);
        }
    }

    private void limit(RoutingContext request) {
        if (request.normalizedPath().startsWith(PROBES)) {
            request.next();
            return;
        }
        Duration byAddress = addresses.take(address(request));
        String token = request.request().getHeader("Authorization");
        Duration byToken = token == null || !byAddress.isZero() ? Duration.ZERO : tokens.take(hash(token));
        if (!byAddress.isZero()) {
            refuse(request, "address", byAddress);
        } else if (!byToken.isZero()) {
            refuse(request, "token", byToken);
        } else {
            request.next();
        }
    }

    private void refuse(RoutingContext request, String limit, Duration wait) {
        meters.counter("requests.refused", "limit", limit).increment();
        var problem = Problem.of(429, "Too many requests with this " + limit + "; try again later");
        request.response().setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Retry-After", Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())))
                .end(Buffer.buffer(Json.bytes(problem)));
    }

    /** So that no token lies in memory longer than its request. */
    private static String hash(String token) {
        return UUID.nameUUIDFromBytes(token.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static String address(RoutingContext request) {
        @Nullable
        SocketAddress remote = request.request().remoteAddress();
        return remote == null || remote.hostAddress() == null ? "unknown" : remote.hostAddress();
    }
}
