package dev.throughline.recall.fact;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Which facts; what is absent does not matter.
 *
 * @param key this one alone
 * @param prefix keys that begin so
 * @param tags facts that have any of them
 * @param found the memories that a search found
 * @param isByAccess the one that was told last comes first, and not the one that was changed last
 */
record FactFilter(UUID projectId, @Nullable String key, @Nullable String prefix, List<String> tags,
        @Nullable List<UUID> found, boolean isByAccess, int skip, int limit) {

    FactFilter {
        tags = List.copyOf(tags);
    }
}
