package dev.throughline.recall.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterScorable;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;

import dev.throughline.common.memory.MemoryKind;

/**
 * Keeps the best of several sets of kinds in one walk over the index. Of each memory that has a word of the question the kind
 * is read once, however many sets there are.
 */
final class KindsCollector implements Collector {

    private final List<Best> all;

    /** The best of a set of kinds. */
    private record Best(Set<MemoryKind> kinds, TopScoreDocCollector collector) {
    }

    private KindsCollector(List<Best> all) {
        this.all = all;
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.TOP_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        var leaves = new LeafCollector[all.size()];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = all.get(i).collector().getLeafCollector(context);
        }
        return new ByKind(DocValues.getNumeric(context.reader(), MemoryDocument.PART), leaves, byKind(leaves));
    }

    /** For each kind, by its ordinal, who wants it. */
    private LeafCollector[][] byKind(LeafCollector[] leaves) {
        return Arrays.stream(MemoryKind.values()).map(kind -> wanting(kind, leaves)).toArray(LeafCollector[][]::new);
    }

    private LeafCollector[] wanting(MemoryKind kind, LeafCollector[] leaves) {
        var wanting = new ArrayList<LeafCollector>();
        for (int i = 0; i < leaves.length; i++) {
            if (all.get(i).kinds().isEmpty() || all.get(i).kinds().contains(kind)) {
                wanting.add(leaves[i]);
            }
        }
        return wanting.toArray(LeafCollector[]::new);
    }

    private static final class ByKind implements LeafCollector {

        private final NumericDocValues parts;
        private final LeafCollector[] leaves;
        private final LeafCollector[][] byKind;

        ByKind(NumericDocValues parts, LeafCollector[] leaves, LeafCollector[][] byKind) {
            this.parts = parts;
            this.leaves = leaves;
            this.byKind = byKind;
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            var least = new float[leaves.length];
            for (int i = 0; i < leaves.length; i++) {
                leaves[i].setScorer(new LeastOfAll(scorer, least, i));
            }
        }

        @Override
        public void collect(int document) throws IOException {
            if (parts.advanceExact(document)) {
                for (LeafCollector leaf : byKind[MemoryDocument.kind(parts.longValue()).ordinal()]) {
                    leaf.collect(document);
                }
            }
        }

        @Override
        public void finish() throws IOException {
            for (LeafCollector leaf : leaves) {
                leaf.finish();
            }
        }
    }

    /** What cannot be among the best of any set is skipped: it scores less than the least score that still counts in each. */
    private static final class LeastOfAll extends FilterScorable {

        private final float[] least;
        private final int own;

        LeastOfAll(Scorable scorer, float[] least, int own) {
            super(scorer);
            this.least = least;
            this.own = own;
        }

        @Override
        public void setMinCompetitiveScore(float score) throws IOException {
            least[own] = score;
            float lowest = least[0];
            for (float one : least) {
                lowest = Math.min(lowest, one);
            }
            if (lowest > 0) {
                in.setMinCompetitiveScore(lowest);
            }
        }
    }

    /** Makes collectors that share what they know of the least score that still counts. */
    static final class Manager implements CollectorManager<KindsCollector, List<TopDocs>> {

        private final List<Wanted> wanted;

        /** The best of these kinds, of all when there are none. */
        record Wanted(Set<MemoryKind> kinds, TopScoreDocCollectorManager best) {

            /**
             * @param most at most this many
             * @param counted so many hits are counted before any is skipped
             */
            static Wanted of(Set<MemoryKind> kinds, int most, int counted) {
                return new Wanted(kinds, new TopScoreDocCollectorManager(most, null, Math.max(most, counted)));
            }
        }

        Manager(List<Wanted> wanted) {
            this.wanted = wanted;
        }

        @Override
        public KindsCollector newCollector() {
            return new KindsCollector(wanted.stream().map(one -> new Best(one.kinds(), one.best().newCollector())).toList());
        }

        /** The best of each set, in the order of the sets. */
        @Override
        public List<TopDocs> reduce(Collection<KindsCollector> collectors) throws IOException {
            var best = new ArrayList<TopDocs>(wanted.size());
            for (int i = 0; i < wanted.size(); i++) {
                int set = i;
                best.add(wanted.get(i).best()
                        .reduce(collectors.stream().map(collector -> collector.all.get(set).collector()).toList()));
            }
            return best;
        }
    }
}
