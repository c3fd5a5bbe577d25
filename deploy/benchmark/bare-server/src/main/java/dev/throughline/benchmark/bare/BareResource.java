package dev.throughline.benchmark.bare;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.resteasy.reactive.ResponseStatus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

/**
 * What the same stack can do at the most: reads an event's JSON, sends it to the topic of ingest-service, and answers when the
 * broker has it. No token, no rules, no scan, no receipt; all on the event loop.
 */
@Path("/api/events")
public class BareResource {

    /** What ingest-service adds to an event, so that the record is as large. */
    private static final String TENANT = "benchmark";

    private final Producer<String, byte[]> producer;
    private final ObjectMapper mapper;

    BareResource(Producer<String, byte[]> producer, ObjectMapper mapper) {
        this.producer = producer;
        this.mapper = mapper;
    }

    /** Where the broker put it. */
    public record Answer(int partition, long offset) {
    }

    @POST
    @ResponseStatus(202)
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Answer> take(ObjectNode event) throws JsonProcessingException {
        event.put("tenant_id", TENANT).put("owner_id", "administrator").put("occurred_at", "2026-01-01T00:00:00.000000Z")
                .put("received_at", "2026-01-01T00:00:00.000000Z").put("source", "api").put("machine", "this-machine")
                .put("is_private", false).put("occurrence", 0);
        var record = new ProducerRecord<>("session.observed.v1", TENANT + "/" + event.path("session_id").textValue(),
                mapper.writeValueAsBytes(event));
        return Uni.createFrom().emitter(answer -> producer.send(record, (sent, failure) -> {
            if (failure == null) {
                answer.complete(new Answer(sent.partition(), sent.offset()));
            } else {
                answer.fail(failure);
            }
        }));
    }
}
