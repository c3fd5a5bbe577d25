package dev.throughline.recall.index;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.MemoryKind;

/** Narrows a search to what the caller may see and asks for. The database checks the former once more. */
final class FilterQuery {

    private FilterQuery() {
    }

    /** Adds the conditions of a search as filters. */
    static void addTo(BooleanQuery.Builder query, IndexQuery search, Instant now) {
        addScope(query, search.scope(), now);
        IndexQuery.Filter filter = search.filter();
        addTerm(query, MemoryDocument.PROJECT, filter.projectId() == null ? null : filter.projectId().toString(), Occur.FILTER);
        addTerm(query, MemoryDocument.SESSION, filter.sessionId(), Occur.FILTER);
        addTerm(query, MemoryDocument.SESSION, filter.exceptSessionId(), Occur.MUST_NOT);
        addAny(query, MemoryDocument.KIND, filter.kinds().stream().map(MemoryKind::wireName).toList());
        addTags(query, filter.tags().stream().map(MemoryDocument::tagTerm).toList(), filter.needsAllTags());
        if (filter.from() != null || filter.to() != null) {
            query.add(LongPoint.newRangeQuery(MemoryDocument.OCCURRED_AT,
                    filter.from() == null ? Long.MIN_VALUE : filter.from().toEpochMilli(),
                    filter.to() == null ? Long.MAX_VALUE : filter.to().toEpochMilli()), Occur.FILTER);
        }
    }

    private static void addScope(BooleanQuery.Builder query, IndexQuery.Scope scope, Instant now) {
        addAny(query, MemoryDocument.SCOPE, MemoryDocument.scopes(scope.tenantId(), scope.memberId()));
        query.add(LongPoint.newRangeQuery(MemoryDocument.EXPIRES_AT, Long.MIN_VALUE, now.toEpochMilli()), Occur.MUST_NOT);
    }

    private static void addTags(BooleanQuery.Builder query, List<String> tags, boolean needsAll) {
        if (needsAll) {
            tags.forEach(tag -> addTerm(query, MemoryDocument.TAG, tag, Occur.FILTER));
        } else {
            addAny(query, MemoryDocument.TAG, tags);
        }
    }

    private static void addAny(BooleanQuery.Builder query, String field, Collection<String> values) {
        if (!values.isEmpty()) {
            query.add(new TermInSetQuery(field, values.stream().map(BytesRef::new).toList()), Occur.FILTER);
        }
    }

    private static void addTerm(BooleanQuery.Builder query, String field, @Nullable String value, Occur occur) {
        if (value != null) {
            query.add(new TermQuery(new Term(field, value)), occur);
        }
    }
}
