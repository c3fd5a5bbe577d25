package dev.throughline.compression.replay;

import java.time.Duration;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.apache.kafka.common.KafkaException;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Blocking;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;

/** The administrator's way to the dead letters. */
@Path("/api/dead-letters")
public class DeadLetterResource {

    private static final List<String> TOPICS = List.of(Lane.LIVE.topic(), Lane.BACKFILL.topic(), Topics.MEMORY_RECALLED,
            Topics.MEMORY_EDITED);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** How many letters went back to their topics. */
    public record ReplayReceipt(int replayed) {
    }

    private final DeadLetters letters;

    DeadLetterResource(DeadLetters letters) {
        this.letters = letters;
    }

    /** Sends all dead letters of the worker's topics back, once each. */
    @POST
    @Path("/replay")
    @RolesAllowed(Scopes.ADMIN)
    @Blocking
    public ReplayReceipt replay() {
        try {
            int replayed = TOPICS.stream().mapToInt(letters::replay).sum();
            Log.infof("Replayed dead letters records=%d", replayed);
            return new ReplayReceipt(replayed);
        } catch (KafkaException e) {
            throw ProblemException.unavailable("Kafka does not answer: " + e.getClass().getSimpleName(), RETRY_AFTER);
        }
    }
}
