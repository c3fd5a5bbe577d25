package dev.throughline.e2e;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class AppendTest {

    private final Client client = Suite.running().client();

    @Test
    void aHundredParallelAppendsGiveAHundredRowsNumberedWithoutGaps() {
        String session = "parallel";

        String position = appendInParallel(session, 100);

        client.awaitArrival(position);
        assertThat(sequences(session)).containsExactlyElementsOf(LongStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void theSameBatchSentFiveTimesChangesNothing() {
        String session = "repeated";
        Event[] batch = IntStream.range(0, 20).mapToObj(i -> Event.prompt(session, "Prompt number " + i)).toArray(Event[]::new);
        client.awaitArrival(client.append(batch).position());
        Stored once = Stored.of(Suite.TENANT, List.of(session));

        IntStream.range(0, 4).forEach(i -> client.awaitArrival(client.append(batch).position()));

        assertThat(once.events()).hasSize(20);
        assertThat(Stored.of(Suite.TENANT, List.of(session)).differencesTo(once)).isEmpty();
    }

    private String appendInParallel(String session, int events) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, events).mapToObj(i -> CompletableFuture.supplyAsync(
                    () -> client.append(Event.prompt(session, "Prompt number " + i)).position(), executor)).toList();
            return answers.stream().map(CompletableFuture::join).collect(joining(","));
        }
    }

    private static List<Long> sequences(String session) {
        return Database.texts("""
                SELECT sequence
                FROM memory.session_event
                WHERE tenant_id = ? AND session_id = ?
                ORDER BY sequence
                """, Suite.TENANT, session).stream().map(Long::valueOf).toList();
    }
}
