package dev.throughline.e2e.faults;

import static java.util.Comparator.comparingLong;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/** Counts what became of the events that were sent, in the database and through the recall API. */
final class Census {

    private static final Duration ARRIVAL = Duration.ofMinutes(5);
    private static final String STORED = """
            SELECT session_id, event_id, sequence
            FROM memory.session_event
            WHERE tenant_id = ? AND session_id = ANY (?)
            """;

    private record Row(String session, String event, long sequence) {
    }

    private final Stack stack;
    private final Map<String, Set<String>> sent;
    private final long total;
    private Counts latest = Counts.exactly(0);

    private Census(Stack stack, Map<String, Set<String>> sent) {
        this.stack = stack;
        this.sent = sent;
        this.total = sent.values().stream().mapToLong(Set::size).sum();
    }

    /** Waits until all is stored and recallable, once; prints the counts in any case. */
    static Counts of(Stack stack, Sent sent, String fault) {
        var census = new Census(stack, sent.bySession());
        try {
            await().atMost(ARRIVAL).pollInterval(Duration.ofSeconds(1)).untilAsserted(census::countsExactly);
        } finally {
            System.out.printf("FAULT %s: %s, %d calls sent again%n", fault, census.latest, sent.refusals());
        }
        return census.latest;
    }

    /** The ids of a session's events, as they are numbered. */
    static List<String> order(Stack stack, String session) {
        return new Census(stack, Map.of(session, Set.of())).rows().stream().sorted(comparingLong(Row::sequence))
                .map(Row::event).toList();
    }

    private void countsExactly() {
        latest = count();
        assertThat(latest).isEqualTo(Counts.exactly(total));
    }

    private Counts count() {
        Map<String, List<Row>> rows = rows().stream().collect(groupingBy(Row::session));
        Counts stored = sent.keySet().stream().map(session -> stored(session, rows.getOrDefault(session, List.of())))
                .reduce(new Counts(total, 0, 0, 0, 0), Counts::plus);
        // nothing can be recalled that is not stored, and asking for every session is dear
        return stored.stored() < total ? stored
                : sent.keySet().stream().map(this::recallable).reduce(stored, Counts::plus);
    }

    private Counts stored(String session, List<Row> rows) {
        List<String> events = rows.stream().map(Row::event).toList();
        long last = rows.stream().mapToLong(Row::sequence).max().orElse(0);
        return new Counts(0, among(session, events), 0, repeats(events), last - rows.size());
    }

    private Counts recallable(String session) {
        List<String> events = passages(session);
        return new Counts(0, 0, among(session, events), repeats(events), 0);
    }

    private List<String> passages(String session) {
        var answer = stack.client().search(Map.of("q", "", "session_id", session, "kinds", "passage", "limit", "1000"));
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        var events = new ArrayList<String>();
        for (JsonNode hit : answer.body().path("hits")) {
            hit.path("event_ids").forEach(id -> events.add(id.asText()));
        }
        return events;
    }

    private List<Row> rows() {
        try (var connection = stack.database().connection(); var statement = connection.prepareStatement(STORED)) {
            statement.setString(1, Stack.TENANT);
            statement.setArray(2, connection.createArrayOf("text", sent.keySet().toArray()));
            try (var found = statement.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (found.next()) {
                    rows.add(new Row(found.getString(1), found.getString(2), found.getLong(3)));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not count the events", e);
        }
    }

    private long among(String session, List<String> events) {
        var both = new HashSet<>(events);
        both.retainAll(sent.getOrDefault(session, Set.of()));
        return both.size();
    }

    private static long repeats(List<String> events) {
        return events.size() - new HashSet<>(events).size();
    }
}
