package dev.throughline.recall.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.memory.MemoryKind;

/**
 * Weighs the few memories that are left of a question by all of their fields. Term after term and not memory after memory:
 * so the postings of each term are opened once and walked through once.
 */
final class Weighing {

    private final IndexSearcher searcher;
    private final Weights weights;
    private final Question question;
    /** How each field's terms score, looked up when the first memory is weighed. */
    private final List<FieldTerm> fieldTerms = new ArrayList<>();

    private final List<Mark> marks;

    private record FieldTerm(Term term, TermStates states, SimScorer scorer) {

        @Nullable
        PostingsEnum postings(LeafReaderContext leaf) throws IOException {
            var supplier = states.get(leaf);
            var state = supplier == null ? null : supplier.get();
            if (state == null) {
                return null;
            }
            var terms = leaf.reader().terms(term.field()).iterator();
            terms.seekExact(term.bytes(), state);
            return terms.postings(null, PostingsEnum.FREQS);
        }
    }

    /** The same for every memory that has any of the terms. */
    private record Mark(String field, List<String> terms, float score) {
    }

    Weighing(IndexSearcher searcher, Weights weights, Question question) throws IOException {
        this.searcher = searcher;
        this.weights = weights;
        this.question = question;
        this.marks = marks(weights, question);
        for (String field : weights.fields().keySet()) {
            for (String term : question.texts()) {
                add(new Term(field, term));
            }
        }
    }

    private static List<Mark> marks(Weights weights, Question question) {
        var marks = new ArrayList<Mark>();
        marks.add(new Mark(MemoryDocument.SPEAKER, question.texts(),
                weights.namedSpeaker()));
        question.asked().forEach(kind -> marks.add(new Mark(MemoryDocument.ANSWER, List.of(kind.name()),
                (float) (weights.answerShare() * question.rarities()))));
        return marks;
    }

    private void add(Term term) throws IOException {
        var states = TermStates.build(searcher, term, true);
        if (states.docFreq() > 0) {
            var statistics = new TermStatistics(term.bytes(), states.docFreq(), states.totalTermFreq());
            fieldTerms.add(new FieldTerm(term, states, searcher.getSimilarity().scorer(weights.of(term.field()),
                    searcher.collectionStatistics(term.field()), statistics)));
        }
    }

    /** @param candidates with what they score by the words around them */
    TopDocs best(TopDocs candidates, int limit) throws IOException {
        ScoreDoc[] documents = candidates.scoreDocs.clone();
        Arrays.sort(documents, Comparator.comparingInt(document -> document.doc));
        var leaves = searcher.getIndexReader().leaves();
        int from = 0;
        while (from < documents.length) {
            var leaf = leaves.get(ReaderUtil.subIndex(documents[from].doc, leaves));
            int to = from;
            while (to < documents.length && documents[to].doc < leaf.docBase + leaf.reader().maxDoc()) {
                to++;
            }
            weigh(leaf, Arrays.copyOfRange(documents, from, to));
            from = to;
        }
        Arrays.sort(documents, Comparator.comparingDouble((ScoreDoc document) -> -document.score)
                .thenComparingInt(document -> document.doc));
        return new TopDocs(candidates.totalHits, Arrays.copyOf(documents, Math.min(limit, documents.length)));
    }

    private void weigh(LeafReaderContext leaf, ScoreDoc[] documents) throws IOException {
        weighParts(leaf, documents);
        Map<String, long[]> norms = new HashMap<>();
        for (FieldTerm term : fieldTerms) {
            var postings = term.postings(leaf);
            if (postings != null) {
                if (!norms.containsKey(term.term().field())) {
                    norms.put(term.term().field(), norms(leaf, term.term().field(), documents));
                }
                long[] lengths = norms.get(term.term().field());
                walk(postings, leaf.docBase, documents,
                        i -> documents[i].score += term.scorer().score(postings.freq(), lengths[i]));
            }
        }
        for (Mark mark : marks) {
            weigh(mark, leaf, documents);
        }
    }

    /** Once, however many of the terms there are. */
    private static void weigh(Mark mark, LeafReaderContext leaf, ScoreDoc[] documents) throws IOException {
        var marked = new BitSet(documents.length);
        for (String term : mark.terms()) {
            var postings = leaf.reader().postings(new Term(mark.field(), term), PostingsEnum.NONE);
            if (postings != null) {
                walk(postings, leaf.docBase, documents, marked::set);
            }
        }
        marked.stream().forEach(i -> documents[i].score += mark.score());
    }

    private static void walk(PostingsEnum postings, int base, ScoreDoc[] documents, Hit hit) throws IOException {
        for (int i = 0; i < documents.length; i++) {
            int document = documents[i].doc - base;
            int at = postings.docID() < document ? postings.advance(document) : postings.docID();
            if (at == document) {
                hit.at(i);
            }
        }
    }

    private interface Hit {
        void at(int i) throws IOException;
    }

    private static long[] norms(LeafReaderContext leaf, String field, ScoreDoc[] documents) throws IOException {
        NumericDocValues values = leaf.reader().getNormValues(field);
        var norms = new long[documents.length];
        for (int i = 0; i < documents.length; i++) {
            norms[i] = values != null && values.advanceExact(documents[i].doc - leaf.docBase) ? values.longValue() : 1;
        }
        return norms;
    }

    /** What a memory is: its own words are those around it unless it is a passage. */
    private void weighParts(LeafReaderContext leaf, ScoreDoc[] documents) throws IOException {
        var parts = DocValues.getNumeric(leaf.reader(), MemoryDocument.PART);
        for (ScoreDoc document : documents) {
            parts.advanceExact(document.doc - leaf.docBase);
            long part = parts.longValue();
            if (MemoryDocument.kind(part) != MemoryKind.PASSAGE) {
                document.score *= Weights.FULL;
            } else if (MemoryDocument.isFromUser(part)) {
                document.score += (float) (weights.userShare() * question.rarities());
            }
        }
    }
}
