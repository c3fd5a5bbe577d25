package dev.throughline.common.refusal;

import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ApplicationConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.spi.runtime.AuthenticationFailureEvent;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;

import dev.throughline.common.event.AuditEvent;
import dev.throughline.common.refusal.Refusals.Counted;
import dev.throughline.common.refusal.Refusals.Kind;
import dev.throughline.common.token.RefusedToken;
import dev.throughline.common.token.TokenRefusal;

/** Hears of every refused token, counts it, and reports it from a thread of its own. */
@Singleton
public class RefusalReporter {

    private static final String NOBODY = "anonymous";

    private final RefusalConfig config;
    private final RefusalLog log;
    private final ApplicationConfig application;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Refusals refusals = new Refusals();
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("refusal-reporter").daemon().factory());

    RefusalReporter(RefusalConfig config, RefusalLog log, ApplicationConfig application, MeterRegistry meters, Clock clock) {
        this.config = config;
        this.log = log;
        this.application = application;
        this.meters = meters;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        long interval = config.interval().toMillis();
        thread.scheduleWithFixedDelay(this::reportRest, interval, interval, TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
        reportRest();
    }

    void refused(@Observes AuthenticationFailureEvent event) {
        RefusedToken.behind(event.getAuthenticationFailure())
                .ifPresent(
                        refusal -> refused(refusal, address(event.getEventProperties().get(RoutingContext.class.getName()))));
    }

    /** @param address from where it came */
    public void refused(TokenRefusal refusal, String address) {
        meters.counter("tokens.refused", "reason", name(refusal)).increment();
        if (refusals.isFirst(refusal, address)) { // so at most one task an interval for each kind that is remembered
            thread.execute(() -> report(new Counted(new Kind(refusal, address), 1)));
        }
    }

    private void reportRest() {
        refusals.drain().forEach(this::report);
    }

    private void report(Counted counted) {
        TokenRefusal refusal = counted.kind().refusal();
        ObjectNode details = JsonNodeFactory.instance.objectNode()
                .put("reason", name(refusal))
                .put("count", counted.count())
                .put("address", counted.kind().address());
        if (refusal.tokenId() != null) {
            details.put("token_id", refusal.tokenId());
        }
        String tenant = refusal.tenantId() == null ? config.tenant() : refusal.tenantId();
        String actor = refusal.memberId() == null ? NOBODY : refusal.memberId();
        log.report(new AuditEvent(tenant, UuidCreator.getTimeOrderedEpoch().toString(), AuditEvent.TOKEN_REFUSED, actor,
                application.name().orElse("throughline"), clock.instant(), details));
    }

    private static String name(TokenRefusal refusal) {
        return refusal.reason().name().toLowerCase(Locale.ROOT);
    }

    private static String address(@Nullable Object request) {
        SocketAddress remote = request instanceof RoutingContext context ? context.request().remoteAddress() : null;
        return remote == null || remote.hostAddress() == null ? "unknown" : remote.hostAddress();
    }
}
