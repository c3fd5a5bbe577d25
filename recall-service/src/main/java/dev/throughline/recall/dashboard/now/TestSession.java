package dev.throughline.recall.dashboard.now;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.recall.dashboard.DashboardConfig;
import dev.throughline.recall.dashboard.neighbour.Answer;
import dev.throughline.recall.dashboard.neighbour.Neighbours;
import dev.throughline.recall.dashboard.neighbour.Question;
import dev.throughline.recall.freshness.Freshness;

/** Sends a session through the whole suite, as an agent would, to see that everything works. */
@Singleton
class TestSession {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Neighbours neighbours;
    private final DashboardConfig config;
    private final Freshness freshness;

    TestSession(Neighbours neighbours, DashboardConfig config, Freshness freshness) {
        this.neighbours = neighbours;
        this.config = config;
        this.freshness = freshness;
    }

    private record Event(String sessionId, String type, String tool, Map<String, String> data) {
    }

    /** The session's id, once it can be seen; when that takes long, before. */
    Uni<String> send(String token) {
        String session = "test-" + UUID.randomUUID();
        return neighbours.ask(config.ingestUrl(), "/api/events", Question.post(token, events(session)))
                .map(TestSession::position)
                .chain(position -> freshness.after(position).onFailure().recoverWithNull())
                .replaceWith(session);
    }

    private static List<Event> events(String session) {
        return List.of(
                event(session, "session_started", Map.of("source", "dashboard")),
                event(session, "prompt", Map.of("text", "Does everything work? This is a test session of the dashboard.")),
                event(session, "response",
                        Map.of("text", "It does: ingest, Kafka, the worker and recall have passed this on.")),
                event(session, "session_ended", Map.of("reason", "test")));
    }

    private static Event event(String session, String type, Map<String, String> data) {
        return new Event(session, type, "dashboard", data);
    }

    private static String position(Answer answer) {
        return switch (answer) {
            case Answer.Given given when given.isSuccess() -> given.json().path("position").asText();
            case Answer.Given given when given.status() == 403 ->
                throw ProblemException.of(403, "A test session needs the scope ingest, which your token does not have");
            case Answer.Given given -> throw ProblemException.of(given.status(), given.refusal());
            case Answer.Away() -> throw ProblemException.unavailable("ingest-service does not answer", RETRY_AFTER);
        };
    }
}
