package dev.throughline.ingest.session;

import java.util.List;

import dev.throughline.common.problem.Problem.FieldError;

/**
 * What became of the export of a session.
 *
 * @param accepted how many events Kafka has; those that the store knows already change nothing there
 * @param position what a read can wait for
 * @param complete whether the file had its end, so that nothing of it is missing
 * @param rejected the first of the lines that are no events of an export
 * @param rejectedLines how many of those there are
 */
public record ImportReceipt(String sessionId, int accepted, String position, boolean complete,
        List<FieldError> rejected, int rejectedLines) {

    static final int MOST_LISTED = 100;

    public ImportReceipt {
        rejected = List.copyOf(rejected);
    }
}
