package dev.throughline.recall.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermState;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Where the parts of the index hold the terms of questions. The same words are asked for again and again, and to look one up
 * in every part costs more than to search by it; a part never changes, so that what was found in it stays true.
 */
final class KnownTerms {

    /** Of each some 200 bytes in each part. */
    private static final int MOST_KEPT = 20_000;

    private final Cache<Term, Map<IndexReader.CacheKey, Held>> held = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    private record Held(@Nullable TermState state, int documents, long occurrences) {

        static final Held NOWHERE = new Held(null, 0, 0);
    }

    /** Where each of the terms of a field stands, in their order. */
    List<TermStates> states(IndexSearcher searcher, List<Term> terms) throws IOException {
        List<Part> parts = searcher.getIndexReader().leaves().stream().map(Part::new).toList();
        var states = new ArrayList<TermStates>(terms.size());
        for (Term term : terms) {
            states.add(states(searcher, parts, term));
        }
        return states;
    }

    private TermStates states(IndexSearcher searcher, List<Part> parts, Term term) throws IOException {
        Map<IndexReader.CacheKey, Held> known = held(parts, term);
        var states = new TermStates(searcher.getTopReaderContext());
        for (Part part : parts) {
            Held inPart = known.getOrDefault(part.key, Held.NOWHERE);
            if (inPart.state() != null) {
                states.register(inPart.state(), part.leaf.ord, inPart.documents(), inPart.occurrences());
            }
        }
        return states;
    }

    /** What was found in parts that were merged away is forgotten with the first look into a new one. */
    private Map<IndexReader.CacheKey, Held> held(List<Part> parts, Term term) throws IOException {
        Map<IndexReader.CacheKey, Held> before = held.get(term, unknown -> Map.of());
        if (knowsAll(before, parts)) {
            return before;
        }
        var now = HashMap.<IndexReader.CacheKey, Held> newHashMap(parts.size());
        for (Part part : parts) {
            Held known = before.get(part.key);
            now.put(part.key, known == null ? part.look(term) : known);
        }
        held.put(term, now);
        return now;
    }

    private static boolean knowsAll(Map<IndexReader.CacheKey, Held> known, List<Part> parts) {
        for (Part part : parts) {
            if (!known.containsKey(part.key)) {
                return false;
            }
        }
        return true;
    }

    /** A part of the index, whose dictionary is opened when a term is not known. For terms of one field. */
    private static final class Part {

        private final LeafReaderContext leaf;
        private final IndexReader.CacheKey key;
        private @Nullable TermsEnum dictionary;

        Part(LeafReaderContext leaf) {
            this.leaf = leaf;
            this.key = leaf.reader().getCoreCacheHelper().getKey();
        }

        Held look(Term term) throws IOException {
            if (dictionary == null) {
                var terms = leaf.reader().terms(term.field());
                dictionary = terms == null ? TermsEnum.EMPTY : terms.iterator();
            }
            return dictionary.seekExact(term.bytes())
                    ? new Held(dictionary.termState(), dictionary.docFreq(), dictionary.totalTermFreq())
                    : Held.NOWHERE;
        }
    }
}
