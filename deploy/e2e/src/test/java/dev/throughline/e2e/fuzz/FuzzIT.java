package dev.throughline.e2e.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.json.Json;
import dev.throughline.e2e.Door;

/**
 * A service takes a request or refuses it in words. {@code -Dfuzz.requests=20000} makes it a long run, {@code -Dfuzz.seed=}
 * another one. A failure shows requests with their numbers: each is made from the seed and its number alone.
 */
class FuzzIT {

    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 1_600) / Door.values().length;
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int AT_ONCE = 4;
    private static final int SHOWN = 40;
    private static final long MOST_GROWTH = 32 << 20;
    /** The first would end the tokens of all other tests; the second writes all that is stored each time. */
    private static final Set<String> LEFT_OUT = Set.of("/api/admin/signing-keys/rotate", "/api/admin/change-log/rebuild");
    private static final String TOKEN = Door.newTenant("fuzzed");

    private record Exchange(Attempt attempt, Reply reply) {

        boolean isFault() {
            return reply.status() >= 500 && !(reply.status() == 504 && attempt.waits());
        }

        /** A refusal in a form of its own; that of a page is a page. */
        boolean isOdd() {
            return reply.isRefusal() && !reply.isOf("application/problem+json")
                    && !(reply.isOf("text/html") && !attempt.operation().path().startsWith("/api/"));
        }

        String kind() {
            return reply.status() + " " + attempt.operation();
        }

        @Override
        public String toString() {
            return "\n" + attempt + "\n    → " + reply;
        }
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void everyRequestIsTakenOrRefusedInWords(Door door) {
        long before = door.liveHeap();

        List<Exchange> exchanges = exchanges(door);

        assertThat(exchanges).hasSize(REQUESTS);
        assertSoftly(softly -> {
            assertNone(softly, exchanges, "failed", Exchange::isFault);
            assertNone(softly, exchanges, "were not answered", each -> each.reply().status() == 0);
            assertNone(softly, exchanges, "were answered with innards", each -> each.reply().showsInnards());
            assertNone(softly, exchanges, "were refused with what is no problem", Exchange::isOdd);
        });
        assertThat(exchanges).as("some are taken").anyMatch(each -> each.reply().status() < 300);
        assertThat(door.liveHeap() - before).as("bytes more than before").isLessThan(MOST_GROWTH);
    }

    @Test
    void whatWasTakenIsStoredAndNothingWaitsBehindIt() {
        long before = Door.deadLetters();
        exchanges(Door.INGEST);

        Door.awaitArrivalOf(TOKEN, "fuzzed");

        assertThat(Door.deadLetters()).isEqualTo(before);
    }

    private static List<Exchange> exchanges(Door door) {
        var api = new OpenApi(document(door));
        var operations = api.operations().stream().filter(each -> !LEFT_OUT.contains(each.path())).toList();
        var attacker = new Attacker(api, operations, TOKEN, SEED);
        var exchanges = new ConcurrentLinkedQueue<Exchange>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int number = 0; number < REQUESTS; number++) {
                int each = number;
                threads.execute(() -> {
                    Attempt attempt = attacker.attempt(each);
                    exchanges.add(new Exchange(attempt, Wire.send(door.address(), attempt)));
                });
            }
        }
        return List.copyOf(exchanges);
    }

    private static JsonNode document(Door door) {
        try {
            return Json.read(door.openApi().getBytes(UTF_8), JsonNode.class);
        } catch (IOException e) {
            throw new IllegalStateException(door + " does not describe itself", e);
        }
    }

    /** One of each kind is shown. */
    private static void assertNone(SoftAssertions softly, List<Exchange> exchanges, String what, Predicate<Exchange> isSo) {
        List<Exchange> found = exchanges.stream().filter(isSo).toList();
        var kinds = found.stream().collect(toMap(Exchange::kind, Function.identity(), (one, another) -> one, TreeMap::new));
        softly.assertThat(kinds.values().stream().limit(SHOWN))
                .as("%d of %d requests %s with seed %d", found.size(), exchanges.size(), what, SEED).isEmpty();
    }
}
