package dev.throughline.recall.statistics;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of lists of groups, as they come. */
public record GroupParameters(@RestQuery @Nullable String project, @RestQuery @Nullable String skip,
        @RestQuery @Nullable String limit, @RestQuery @Nullable String after) {
}
