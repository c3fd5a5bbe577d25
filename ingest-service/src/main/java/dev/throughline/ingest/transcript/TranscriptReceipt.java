package dev.throughline.ingest.transcript;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.throughline.ingest.capture.CaptureReceipt.AcceptedEvent;
import dev.throughline.ingest.capture.CaptureReceipt.RejectedEvent;

/**
 * What became of a transcript.
 *
 * @param accepted how many events Kafka has
 * @param duplicates how many events repeated an id of the file
 * @param position what a read can wait for
 * @param sessionId the file's session, absent where no record names one
 * @param events the accepted ones, of a long file only the first
 * @param rejected the lines that are no records, by their number from 0; of a broken file only the first
 * @param rejectedLines how many of those there are
 * @param skipped records that carry no memory, by type
 */
public record TranscriptReceipt(int accepted, int duplicates, String position, @Nullable String sessionId,
        List<AcceptedEvent> events, List<RejectedEvent> rejected, int rejectedLines, Map<String, Integer> skipped) {

    static final int MOST_LISTED = 5000;

    public TranscriptReceipt {
        events = List.copyOf(events);
        rejected = List.copyOf(rejected);
    }
}
