package dev.throughline.recall.activity;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.throughline.recall.request.Page;
import dev.throughline.recall.request.Parameters;

/** Which of a session's events. */
public record EventPage(
        @RestQuery @Nullable @Parameter(description = "1-1000, 50 by default; the newest") String limit,
        @RestQuery @Nullable @Parameter(description = "Those before this sequence number") String before) {

    /** The parameters, read. */
    record Bounds(int limit, long before) {
    }

    Bounds bounds() {
        var reader = new Parameters();
        var bounds = new Bounds(reader.number("limit", limit, Page.DEFAULT_LIMIT, 1, Page.MOST),
                reader.number("before", before, Integer.MAX_VALUE, 1, Integer.MAX_VALUE));
        reader.check();
        return bounds;
    }
}
