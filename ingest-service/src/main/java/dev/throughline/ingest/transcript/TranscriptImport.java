package dev.throughline.ingest.transcript;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;

import dev.throughline.common.problem.Problem.FieldError;
import dev.throughline.common.security.Caller;
import dev.throughline.common.topic.Position;
import dev.throughline.ingest.agent.Transcript;
import dev.throughline.ingest.capture.CaptureReceipt.AcceptedEvent;
import dev.throughline.ingest.capture.CaptureReceipt.RejectedEvent;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Finished;
import dev.throughline.ingest.event.Finisher;
import dev.throughline.ingest.event.IngestMetrics;
import dev.throughline.ingest.event.TooLarge;
import dev.throughline.ingest.publish.Import;
import dev.throughline.ingest.transcript.RecordReader.Entry;

/** One file on its way into Kafka, record by record. */
final class TranscriptImport {

    /** Begins the file, given who takes its events. */
    interface Begin {

        Transcript begin(Consumer<Draft> events);
    }

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
    private int index = -1;

    TranscriptImport(Import events, Finisher finisher, IngestMetrics metrics, Caller caller) {
        this.events = events;
        this.finisher = finisher;
        this.metrics = metrics;
        this.caller = caller;
    }

    TranscriptReceipt read(RecordReader records, Begin begin) throws IOException, InterruptedException {
        var drafts = new ArrayList<Draft>();
        Transcript transcript = begin.begin(drafts::add);
        for (Optional<Entry> entry = records.next(); entry.isPresent(); entry = records.next()) {
            index = entry.get().index();
            fault(entry.get(), transcript).ifPresent(this::reject);
            send(drafts);
        }
        transcript.end();
        send(drafts);
        Position position = events.finish();
        metrics.rejected(rejectedCount);
        return new TranscriptReceipt(acceptedCount, duplicates, position.toString(), transcript.sessionId(), accepted,
                rejected, rejectedCount, transcript.skipped());
    }

    private static Optional<String> fault(Entry entry, Transcript transcript) {
        return switch (entry) {
            case Entry.Usable usable -> transcript.read(usable.json(), usable.bytes());
            case Entry.Unusable unusable -> Optional.of(unusable.reason());
        };
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
            rejected.add(new RejectedEvent(index, List.of(new FieldError("lines[" + index + "]", reason))));
        }
    }
}
