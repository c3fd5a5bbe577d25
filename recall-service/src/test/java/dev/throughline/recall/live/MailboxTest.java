package dev.throughline.recall.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class MailboxTest {

    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

    private final Outlet outlet = new Outlet();
    private final Mailbox mailbox = new Mailbox(outlet, Clock.fixed(NOW, ZoneOffset.UTC), 3);

    @Test
    void aReaderGetsOneAfterTheOther() {
        put(1, 2);
        assertThat(outlet.sent()).containsExactly("1");

        outlet.take();

        assertThat(outlet.sent()).containsExactly("1", "2");
    }

    @Test
    void whatDoesNotFitIsToldAsASummaryAndThenAllGoesOn() {
        put(1, 2, 3, 4, 5, 6); // one is on its way, three wait

        outlet.takeAll();
        put(7);
        outlet.takeAll();

        assertThat(outlet.sent()).containsExactly("1", "2", "3", "4", "6", "7");
        assertThat(outlet.json().get(4)).contains("\"type\":\"summary\"", "\"omitted\":{\"even\":1,\"odd\":1}");
    }

    @Test
    void nothingOvertakesASummary() {
        put(1, 2, 3, 4, 5);
        outlet.take();

        put(6); // there would be room for it

        outlet.takeAll();
        assertThat(outlet.sent()).containsExactly("1", "2", "3", "4", "6");
        assertThat(outlet.json().getLast()).contains("\"omitted\":{\"even\":1,\"odd\":1}");
    }

    @Test
    void aBacklogMayBeLongerThanWhatMayWait() {
        mailbox.putBacklog(IntStream.rangeClosed(1, 10).mapToObj(MailboxTest::told).toList());
        put(11);

        outlet.takeAll();

        assertThat(outlet.sent()).hasSize(11).endsWith("10", "11");
    }

    @Test
    void aLongBacklogIsSentByAReaderThatTakesAllAtOnce() {
        outlet.takeAtOnce();

        mailbox.putBacklog(IntStream.rangeClosed(1, 100_000).mapToObj(MailboxTest::told).toList());

        assertThat(outlet.sent()).hasSize(100_000);
    }

    @Test
    void aConnectionThatFailsGetsNoMore() {
        put(1, 2);

        outlet.fail();

        assertThat(outlet.sent()).containsExactly("1");
    }

    @Test
    void aReaderThatTakesNothingIsStalled() {
        put(1);
        assertThat(mailbox.isStalled(Duration.ofSeconds(-1))).isTrue();
        assertThat(mailbox.isStalled(Duration.ofSeconds(1))).isFalse();

        outlet.take();

        assertThat(mailbox.isStalled(Duration.ofSeconds(-1))).isFalse();
    }

    @Test
    void aReaderToWhomNothingWasSaidGetsASignOfLifeOnce() {
        assertThat(mailbox.isSilent(Duration.ZERO)).isTrue();
        assertThat(mailbox.isSilent(Duration.ofSeconds(1))).isFalse();
    }

    private void put(int... numbers) {
        IntStream.of(numbers).mapToObj(MailboxTest::told).forEach(mailbox::put);
    }

    private static Told told(int number) {
        return new Told(number % 2 == 0 ? "even" : "odd", "{}", String.valueOf(number));
    }
}
