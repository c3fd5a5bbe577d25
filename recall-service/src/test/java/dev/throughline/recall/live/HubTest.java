package dev.throughline.recall.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import dev.throughline.common.revocation.IssuedToken;
import dev.throughline.common.revocation.RevokedTokens;
import dev.throughline.recall.Configs;
import dev.throughline.recall.live.FeedTopic.Partition;

class HubTest {

    private static final Partition FIRST = new Partition(FeedTopic.EVENTS, 0);
    private static final Partition SECOND = new Partition(FeedTopic.EVENTS, 1);

    private Hub hub = hub("5s");
    private long number;

    @BeforeEach
    void begin() {
        hub.begin(new Place(Map.of(FIRST, 10L, SECOND, 0L)));
    }

    @Test
    void whoComesBeforeTheFeedIsReadyJoinsThen() {
        Outlet early = arrive("t", null);
        publish(FIRST, 10);
        assertThat(early.types()).isEmpty();

        hub.ready();
        publish(FIRST, 11);

        assertThat(early.types()).containsExactly("connected", "action");
        assertThat(early.sent()).containsExactly("0:10,e1:0", "0:11,e1:0");
    }

    @Test
    void whoWasAwayGetsWhatItMissedAndNothingTwice() {
        hub.ready();
        publish(FIRST, 10);
        publish(SECOND, 0);
        publish(FIRST, 11);

        Outlet back = arrive("t", "0:10,e1:0");
        publish(SECOND, 1);

        assertThat(back.sent()).containsExactly("0:10,e1:0", "0:10,1:0", "0:11,1:0", "0:11,1:1");
    }

    @Test
    void whoWasAwayForTooLongIsToldSo() {
        hub.ready();
        for (int offset = 10; offset < 15; offset++) { // of which three are kept
            publish(FIRST, offset);
        }

        Outlet back = arrive("t", "0:10,e1:0");
        Outlet justInTime = arrive("t", "0:11,e1:0");

        assertThat(back.types()).containsExactly("connected", "gap");
        assertThat(back.sent()).containsOnly("0:14,e1:0");
        assertThat(justInTime.types()).containsExactly("connected", "action", "action", "action");
    }

    @Test
    void whatWasBeforeTheFeedBeganIsAGap() {
        hub.ready();

        assertThat(arrive("t", "0:8,e1:0").types()).containsExactly("connected", "gap");
        assertThat(arrive("t", "0:9,e1:0").types()).containsExactly("connected");
    }

    @Test
    void whoComesFromAReplicaThatIsAheadWaitsForThisOne() {
        hub.ready();
        Outlet ahead = arrive("t", "0:11,e1:0");
        publish(FIRST, 10);
        publish(FIRST, 11);
        assertThat(ahead.types()).isEmpty();

        hub.settle();
        publish(FIRST, 12);

        assertThat(ahead.sent()).containsExactly("0:11,e1:0", "0:12,e1:0");
    }

    @Test
    void aPlaceThatNeverComesIsAGap() {
        hub = hub("0s");
        begin();
        hub.ready();

        assertThat(arrive("t", "0:5000,e1:0").types()).containsExactly("connected", "gap");
    }

    @Test
    void aFeedThatIsNotReadyInTimeSendsItsReadersAway() {
        hub = hub("0s");

        assertThat(arrive("t", null).ending()).isEqualTo(Ending.TRY_AGAIN);
    }

    @Test
    void thereAreOnlySoManySubscribers() {
        hub.ready();
        arrive("t", null);
        arrive("t", null);

        assertThat(arrive("t", null).ending()).isEqualTo(Ending.TOO_MANY);
        assertThat(arrive("u", null).ending()).isNull();
        assertThat(arrive("v", null).ending()).isEqualTo(Ending.TOO_MANY);
        assertThat(hub.subscribers()).isEqualTo(3);
    }

    @Test
    void whoHasGoneIsForgotten() {
        hub.ready();
        arrive("t", null).close(Ending.GOING_AWAY);

        hub.sweep();

        assertThat(hub.subscribers()).isZero();
    }

    @Test
    void anotherLogSendsAllReadersBackToTheBeginning() {
        hub.ready();
        Outlet listener = arrive("t", null);

        hub.restart();

        assertThat(listener.ending()).isEqualTo(Ending.TRY_AGAIN);
        assertThat(hub.isReady()).isFalse();
        assertThat(hub.reached()).hasToString("");
    }

    @Test
    void anOutageOfKafkaTakesNothingFromTheHistory() {
        hub.ready();
        publish(FIRST, 10);

        hub.begin(hub.reached());

        assertThat(arrive("t", "0:9,e1:0").types()).containsExactly("connected", "action");
    }

    @Test
    void theEndIsToldToAllAndNobodyComesAfterIt() {
        hub.ready();
        Outlet listener = arrive("t", null);

        hub.close();

        assertThat(listener.ending()).isEqualTo(Ending.GOING_AWAY);
        assertThat(arrive("t", null).ending()).isEqualTo(Ending.GOING_AWAY);
    }

    private Outlet arrive(String tenant, @Nullable String position) {
        var outlet = new Outlet();
        outlet.takeAtOnce();
        var token = new IssuedToken(tenant, "token", null, "ann", Instant.EPOCH, Instant.MAX);
        Place from = position == null ? null : Place.parse(position).orElseThrow();
        hub.arrive(new Subscriber(token, new Interest(null, null, null), from, outlet,
                new Mailbox(outlet, Clock.systemUTC(), 10), Clock.systemUTC())).ifPresent(outlet::close);
        return outlet;
    }

    private void publish(Partition partition, long offset) {
        hub.publish(new LiveMessage(++number, partition, offset, "t", new Audience.Everyone(),
                new Subject("session", "ann", null, null), "action", "{\"type\":\"action\""));
    }

    private static Hub hub(String patience) {
        var config = Configs.of(LiveConfig.class, Map.of("live.kept-messages", "3", "live.most-subscribers", "3",
                "live.most-subscribers-per-tenant", "2", "live.catch-up-patience", patience));
        var meters = new SimpleMeterRegistry();
        return new Hub(config, new RevokedTokens(meters), Clock.systemUTC(), new LiveMetrics(meters));
    }
}
