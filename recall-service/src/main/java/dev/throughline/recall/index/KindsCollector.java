package dev.throughline.recall.index;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;

import dev.throughline.common.memory.MemoryKind;

/** Keeps the best of some kinds, so that several can share one walk over the index. */
final class KindsCollector extends FilterCollector {

    /** A bit for each kind, none for all of them: this is asked of every memory that has a word of the question. */
    private final int kinds;

    private KindsCollector(TopScoreDocCollector best, int kinds) {
        super(best);
        this.kinds = kinds;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        var best = super.getLeafCollector(context);
        if (kinds == 0) {
            return best;
        }
        var parts = DocValues.getNumeric(context.reader(), MemoryDocument.PART);
        return new FilterLeafCollector(best) {
            @Override
            public void collect(int document) throws IOException {
                if (parts.advanceExact(document) && (kinds & bit(MemoryDocument.kind(parts.longValue()))) != 0) {
                    in.collect(document);
                }
            }
        };
    }

    private static int bit(MemoryKind kind) {
        return 1 << kind.ordinal();
    }

    /** Makes collectors that share what they know of the least score that still counts. */
    static final class Manager implements CollectorManager<KindsCollector, TopDocs> {

        private final int kinds;
        private final TopScoreDocCollectorManager best;

        /**
         * @param kinds all when empty
         * @param most at most this many
         */
        Manager(Set<MemoryKind> kinds, int most) {
            this.kinds = kinds.stream().mapToInt(KindsCollector::bit).reduce(0, (all, kind) -> all | kind);
            this.best = new TopScoreDocCollectorManager(most, null, Math.max(most, QuestionSearch.COUNTED_EXACTLY));
        }

        @Override
        public KindsCollector newCollector() {
            return new KindsCollector(best.newCollector(), kinds);
        }

        @Override
        public TopDocs reduce(Collection<KindsCollector> collectors) throws IOException {
            return best.reduce(collectors.stream().map(collector -> (TopScoreDocCollector) collector.in).toList());
        }
    }
}
