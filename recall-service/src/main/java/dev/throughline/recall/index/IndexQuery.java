package dev.throughline.recall.index;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.MemoryKind;

/**
 * What is looked for, and where.
 *
 * @param text a question in any words; it is never parsed as a query language
 * @param scope whose memories
 * @param filter which of them
 * @param limit at most this many
 */
public record IndexQuery(String text, Scope scope, Filter filter, int limit) {

    /** Who asks: the tenant's shared memories and the member's own. */
    public record Scope(String tenantId, String memberId) {
    }

    /**
     * Which memories come into question.
     *
     * @param projectId of this project alone
     * @param kinds of these kinds, of all when empty
     * @param tags with these tags, compared without case
     * @param needsAllTags whether one tag is not enough
     * @param sessionId of this session alone
     * @param exceptSessionId of any session but this
     * @param from not older
     * @param to not newer
     */
    public record Filter(@Nullable UUID projectId, Set<MemoryKind> kinds, List<String> tags, boolean needsAllTags,
            @Nullable String sessionId, @Nullable String exceptSessionId, @Nullable Instant from, @Nullable Instant to) {

        public static final Filter NONE = new Filter(null, Set.of(), List.of(), false, null, null, null, null);

        public Filter {
            kinds = Set.copyOf(kinds);
            tags = List.copyOf(tags);
        }

        public Filter withProject(@Nullable UUID id) {
            return new Filter(id, kinds, tags, needsAllTags, sessionId, exceptSessionId, from, to);
        }

        public Filter withKinds(Set<MemoryKind> wanted) {
            return new Filter(projectId, wanted, tags, needsAllTags, sessionId, exceptSessionId, from, to);
        }
    }
}
