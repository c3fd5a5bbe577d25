package dev.throughline.ingest.transcript;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.problem.Problem.FieldError;
import dev.throughline.common.security.Caller;
import dev.throughline.common.topic.Position;
import dev.throughline.ingest.capture.CaptureReceipt.AcceptedEvent;
import dev.throughline.ingest.capture.CaptureReceipt.RejectedEvent;
import dev.throughline.ingest.claudecode.ClaudeCodeTranscript;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Finished;
import dev.throughline.ingest.event.Finisher;
import dev.throughline.ingest.event.IngestMetrics;
import dev.throughline.ingest.event.TooLarge;
import dev.throughline.ingest.publish.Import;

/** One file on its way into Kafka, line by line. */
final class TranscriptImport {

    private static final int MOST_REMEMBERED = 50_000;

    private final Import events;
    private final Finisher finisher;
    private final IngestMetrics metrics;
    private final Caller caller;
    private final List<AcceptedEvent> accepted = new ArrayList<>();
    private final List<RejectedEvent> rejected = new ArrayList<>();
    private final SequencedSet<AcceptedEvent> seen = new LinkedHashSet<>();
    private int acceptedCount;
    private int rejectedCount;
    private int duplicates;
    private int line = -1;

    TranscriptImport(Import events, Finisher finisher, IngestMetrics metrics, Caller caller) {
        this.events = events;
        this.finisher = finisher;
        this.metrics = metrics;
        this.caller = caller;
    }

    TranscriptReceipt read(LineReader lines, Function<@Nullable String, Draft.Origin> origins, Clock clock)
            throws IOException, InterruptedException {
        var drafts = new ArrayList<Draft>();
        var transcript = new ClaudeCodeTranscript(origins, clock, drafts::add);
        while (lines.next()) {
            line++;
            if (!lines.isBlank()) {
                fault(lines, transcript).ifPresent(this::reject);
                send(drafts);
            }
        }
        transcript.end();
        send(drafts);
        Position position = events.finish();
        metrics.rejected(rejectedCount);
        return new TranscriptReceipt(acceptedCount, duplicates, position.toString(), transcript.sessionId(), accepted,
                rejected, rejectedCount, transcript.skipped());
    }

    private Optional<String> fault(LineReader lines, ClaudeCodeTranscript transcript) {
        if (lines.isTooLong()) {
            return Optional.of("is longer than a line may be");
        }
        try (JsonParser parser = Json.mapper().createParser(lines.bytes(), 0, lines.length())) {
            return parser.nextToken() == JsonToken.START_OBJECT ? transcript.read(usedFields(parser), lines.length())
                    : Optional.of("is no JSON object");
        } catch (JsonProcessingException e) {
            return Optional.of("is not JSON at column " + e.getLocation().getColumnNr());
        } catch (IOException e) {
            return Optional.of("is not JSON in UTF-8");
        }
    }

    /** The record without what no event needs: whole files are skipped over, never built. */
    private static ObjectNode usedFields(JsonParser parser) throws IOException {
        ObjectNode used = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (ClaudeCodeTranscript.UNUSED_FIELDS.contains(field)) {
                parser.skipChildren();
            } else {
                JsonNode value = Json.mapper().readTree(parser);
                used.set(field, value);
            }
        }
        return used;
    }

    private void send(List<Draft> drafts) throws InterruptedException {
        for (Draft draft : drafts) {
            try {
                send(finisher.finish(draft, caller));
            } catch (TooLarge e) {
                reject(TooLarge.REASON);
            }
        }
        drafts.clear();
    }

    private void send(Finished event) throws InterruptedException {
        var id = new AcceptedEvent(event.event().id(), event.event().sessionId());
        if (!seen.add(id)) {
            duplicates++;
            return;
        }
        if (seen.size() > MOST_REMEMBERED) {
            seen.removeFirst();
        }
        events.send(event);
        metrics.accepted(event.event());
        acceptedCount++;
        if (accepted.size() < TranscriptReceipt.MOST_LISTED) {
            accepted.add(id);
        }
    }

    private void reject(String reason) {
        rejectedCount++;
        if (rejected.size() < TranscriptReceipt.MOST_LISTED) {
            rejected.add(new RejectedEvent(line, List.of(new FieldError("lines[" + line + "]", reason))));
        }
    }
}
