package dev.throughline.recall.fact;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of reads, as they come. */
public record FactParameters(@RestPath String project, @RestQuery @Nullable String key, @RestQuery @Nullable String prefix,
        @RestQuery @Nullable String q, @RestQuery @Nullable String tags, @RestQuery @Nullable String sort,
        @RestQuery @Nullable String skip,
        @RestQuery @Nullable String limit, @RestQuery @Nullable String after) {
}
