package dev.throughline.compression.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.quarkus.logging.Log;
import io.smallrye.common.annotation.Blocking;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Lane;
import dev.throughline.common.topic.Topics;
import dev.throughline.compression.audit.AuditReports;

/** The administrator's way to the dead letters of all tenants. */
@Path("/api/dead-letters")
@RequestScoped // for the caller is another one in each request
@RolesAllowed(Scopes.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
public class DeadLetterResource {

    private static final List<String> TOPICS = List.of(Lane.LIVE.topic(), Lane.BACKFILL.topic(), Topics.MEMORY_RECALLED,
            Topics.MEMORY_EDITED);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** How many letters went back to their topics. */
    public record ReplayReceipt(int replayed) {
    }

    /** How many letters nobody will look at again. */
    public record DropReceipt(int dropped) {
    }

    /** Those that wait, as far as they were asked for. */
    public record DeadLetterList(List<DeadLetter> items, int total, int limit) {
    }

    private final DeadLetters letters;
    private final AuditReports reports;
    private final Caller caller;

    DeadLetterResource(DeadLetters letters, AuditReports reports, Caller caller) {
        this.letters = letters;
        this.reports = reports;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Which dead letters wait, and why they were put aside; never what they say")
    public DeadLetterList list(@RestQuery @DefaultValue("50") @Min(1) @Max(1000) int limit) {
        return answered(() -> {
            var items = new ArrayList<DeadLetter>();
            int total = TOPICS.stream().mapToInt(topic -> letters.list(topic, limit, items)).sum();
            return new DeadLetterList(items, total, limit);
        });
    }

    /** Sends all dead letters of the worker's topics back, once each. */
    @POST
    @Path("/replay")
    @Operation(summary = "Give all that wait another chance")
    public ReplayReceipt replay() {
        return answered(() -> {
            int replayed = TOPICS.stream().mapToInt(letters::replay).sum();
            Log.infof("Replayed dead letters records=%d", replayed);
            return new ReplayReceipt(replayed);
        });
    }

    @DELETE
    @Operation(summary = "Give up all that wait; Kafka keeps them until their retention ends")
    public DropReceipt drop() {
        return answered(() -> {
            reports.administered(caller, "dead-letters", "dead-letters.dropped", JsonNodeFactory.instance.objectNode());
            int dropped = TOPICS.stream().mapToInt(letters::drop).sum();
            Log.infof("Dropped dead letters records=%d", dropped);
            return new DropReceipt(dropped);
        });
    }

    private static <T> T answered(Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaException e) {
            throw ProblemException.unavailable("Kafka does not answer: " + e.getClass().getSimpleName(), RETRY_AFTER);
        }
    }
}
