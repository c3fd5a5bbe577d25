package dev.throughline.ingest.session;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.problem.Problem.FieldError;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Finished;
import dev.throughline.ingest.event.Finisher;
import dev.throughline.ingest.event.IngestMetrics;
import dev.throughline.ingest.event.TooLarge;
import dev.throughline.ingest.publish.Import;
import dev.throughline.ingest.session.ExportedSession.Line;
import dev.throughline.ingest.transcript.LineReader;

/** One export on its way into Kafka, line by line. */
final class SessionImport {

    private final Import events;
    private final Finisher finisher;
    private final IngestMetrics metrics;
    private final Caller caller;
    private final List<FieldError> rejected = new ArrayList<>();
    private int rejectedLines;
    private int accepted;
    private boolean isComplete;
    private int line;

    SessionImport(Import events, Finisher finisher, IngestMetrics metrics, Caller caller) {
        this.events = events;
        this.finisher = finisher;
        this.metrics = metrics;
        this.caller = caller;
    }

    ImportReceipt read(LineReader lines, @Nullable String otherId, Clock clock) throws IOException, InterruptedException {
        ExportedSession session = ExportedSession.of(header(lines), otherId);
        while (lines.next()) {
            line++;
            if (!lines.isBlank()) {
                take(lines, session, clock);
            }
        }
        String position = events.finish().toString();
        metrics.rejected(rejectedLines);
        return new ImportReceipt(session.id(), accepted, position, isComplete, rejected, rejectedLines);
    }

    private static ObjectNode header(LineReader lines) throws IOException {
        if (lines.next() && object(lines) instanceof ObjectNode header) {
            return header;
        }
        throw ProblemException.of(400, "The first line is no JSON object");
    }

    private void take(LineReader lines, ExportedSession session, Clock clock) throws InterruptedException {
        ObjectNode object = object(lines);
        if (object == null) {
            reject("", "is no JSON object, or too long");
            return;
        }
        switch (session.read(object, clock)) {
            case Line.Event(Draft draft) -> send(draft);
            case Line.End() -> isComplete = true;
            case Line.Bad(String field, String reason) -> reject("." + field, reason);
        }
    }

    private void send(Draft draft) throws InterruptedException {
        try {
            Finished event = finisher.finish(draft, caller);
            events.send(event);
            metrics.accepted(event.event());
            accepted++;
        } catch (TooLarge e) {
            reject(".event", TooLarge.REASON);
        }
    }

    private void reject(String field, String reason) {
        rejectedLines++;
        if (rejected.size() < ImportReceipt.MOST_LISTED) {
            rejected.add(new FieldError("lines[" + line + "]" + field, reason));
        }
    }

    private static @Nullable ObjectNode object(LineReader lines) {
        try {
            JsonNode json = lines.isTooLong() ? null : Json.mapper().readTree(lines.bytes(), 0, lines.length());
            return json instanceof ObjectNode object ? object : null;
        } catch (IOException e) {
            return null; // the line is counted as rejected
        }
    }
}
