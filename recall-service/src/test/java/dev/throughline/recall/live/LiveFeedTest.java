package dev.throughline.recall.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.revocation.IssuedToken;
import dev.throughline.common.revocation.RevokedTokens;
import dev.throughline.common.topic.Topics;
import dev.throughline.recall.Configs;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.Infrastructure;
import dev.throughline.testing.InfrastructureResource;

/** Feeds beside the service's own, which the test starts and ends. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class LiveFeedTest {

    private static final Map<String, Object> KAFKA = Map.of("bootstrap.servers",
            Infrastructure.shared().kafka().bootstrapServers());

    @Inject
    StoredEventQueries stored;

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final List<LiveFeed> feeds = new ArrayList<>();

    @AfterEach
    void stop() {
        feeds.forEach(LiveFeed::close);
    }

    @Test
    void aRestartLeavesNoGap() {
        Hub first = start(KAFKA);
        Outlet before = arrive(first, null);
        happen("before");
        await().untilAsserted(() -> assertThat(before.types()).hasSize(6));
        feeds.removeFirst().close();
        happen("while it was away");

        Hub second = start(KAFKA);
        Outlet after = arrive(second, before.sent().getLast());

        happen("after");
        await().untilAsserted(() -> assertThat(after.types()).hasSize(11));
        assertThat(String.join("", after.json())).doesNotContain("\"before\"");
    }

    @Test
    void anotherReplicaGoesOnWhereTheFirstWas() {
        Hub one = start(KAFKA);
        Hub other = start(KAFKA);
        Outlet here = arrive(one, null);
        happen("seen");
        await().untilAsserted(() -> assertThat(here.types()).hasSize(6));
        String middle = here.sent().get(2);

        Outlet there = arrive(other, middle);

        happen("new");
        await().untilAsserted(() -> assertThat(there.types()).hasSize(1 + 3 + 5));
    }

    @Test
    void whatCannotBeReadIsPassed() {
        Hub hub = start(KAFKA);
        Outlet outlet = arrive(hub, null);
        var event = Happening.of(tenant, "session");

        byte[] garbage = "not an event".getBytes(StandardCharsets.UTF_8);
        Happening.pass(Happening.send(Topics.SESSION_OBSERVED, tenant + "/session", garbage));
        Happening.send(Topics.MEMORY_RECALLED, tenant + "/session", garbage);
        event.withText("read").happen();

        await().untilAsserted(() -> assertThat(outlet.json()).anyMatch(json -> json.contains("\"read\"")));
    }

    @Test
    void withoutKafkaItIsAliveAndNotReady() {
        Hub hub = start(Map.of("bootstrap.servers", "127.0.0.1:1"));
        Outlet outlet = arrive(hub, null);

        await().untilAsserted(() -> {
            hub.settle();
            assertThat(outlet.ending()).isEqualTo(Ending.TRY_AGAIN);
        });
        assertThat(feeds.getFirst().isAlive()).isTrue();
        assertThat(hub.isReady()).isFalse();
    }

    private void happen(String text) {
        for (int i = 0; i < 5; i++) {
            Happening.of(tenant, "session-" + i).withText(text).happen();
        }
    }

    private Hub start(Map<String, Object> kafka) {
        var meters = new SimpleMeterRegistry();
        var metrics = new LiveMetrics(meters);
        var config = Configs.of(LiveConfig.class, Map.of("live.catch-up-patience", "3s"));
        var hub = new Hub(config, new RevokedTokens(meters), Clock.systemUTC(), metrics);
        var messages = new Messages(new Shortener(4_000, 16_384), new KnownSessions(100));
        var feed = new LiveFeed(kafka, hub, new Intake(hub, messages, stored, metrics, Clock.systemUTC()),
                config.pollInterval(), Clock.systemUTC());
        feeds.add(feed);
        feed.start();
        if (kafka.equals(KAFKA)) {
            await().untilAsserted(() -> assertThat(hub.isReady()).isTrue());
        }
        return hub;
    }

    private Outlet arrive(Hub hub, @Nullable String position) {
        var outlet = new Outlet();
        outlet.takeAtOnce();
        var token = new IssuedToken(tenant, "token", null, "ann", Instant.EPOCH, Instant.MAX);
        Place from = position == null ? null : Place.parse(position).orElseThrow();
        hub.arrive(new Subscriber(token, new Interest(null, null, null), from, outlet,
                new Mailbox(outlet, Clock.systemUTC(), 100), Clock.systemUTC())).ifPresent(outlet::close);
        return outlet;
    }
}
