package dev.throughline.recall.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TaskExecutor;
import org.apache.lucene.search.TermStatistics;
import org.apache.lucene.search.similarities.Similarity.SimScorer;
import org.apache.lucene.util.BytesRef;

import dev.throughline.common.memory.MemoryKind;

/**
 * Weighs the few memories that are left of a question by all of their fields. Term after term and not memory after memory:
 * so the postings of each term are opened once and walked through once.
 */
final class Weighing {

    /** One thread is through with fewer before another is awake. A recall has some hundreds. */
    private static final int WORTH_SHARING = 100;

    private final IndexSearcher searcher;
    private final KnownTerms known;
    private final Weights weights;
    private final Question question;
    private final List<FieldTerms> around;
    private final List<FieldTerms> beyond = new ArrayList<>();
    private final List<Mark> marks;

    /** The terms of a question that the index has in a field, and how each scores there. */
    private record FieldTerms(String field, List<FieldTerm> terms) {
    }

    private record FieldTerm(BytesRef text, TermStates states, SimScorer scorer) {
    }

    /** The same for every memory that has any of the terms. */
    private record Mark(String field, List<String> terms, float score) {
    }

    Weighing(IndexSearcher searcher, KnownTerms known, Weights weights, Question question) throws IOException {
        this.searcher = searcher;
        this.known = known;
        this.weights = weights;
        this.question = question;
        this.marks = marks(weights, question);
        this.around = List.of(terms(MemoryDocument.AROUND, 1, question.leftOut()));
        for (var field : weights.fields().entrySet()) {
            beyond.add(terms(field.getKey(), field.getValue(), words(field.getKey())));
        }
    }

    /** A date stands nowhere else; what a user said stands around it too, so that another word need not be looked up. */
    private List<String> words(String field) {
        return field.equals(MemoryDocument.DATE) ? question.texts()
                : question.terms().stream().map(Question.Weighed::text).toList();
    }

    private static List<Mark> marks(Weights weights, Question question) {
        var marks = new ArrayList<Mark>();
        marks.add(new Mark(MemoryDocument.SPEAKER, question.texts(), weights.namedSpeaker()));
        question.asked().forEach(kind -> marks.add(new Mark(MemoryDocument.ANSWER, List.of(kind.name()),
                (float) (weights.answerShare() * question.rarities()))));
        return marks;
    }

    private FieldTerms terms(String field, float weight, List<String> texts) throws IOException {
        List<Term> terms = texts.stream().map(text -> new Term(field, text)).toList();
        List<TermStates> states = known.states(searcher, terms);
        var collection = searcher.collectionStatistics(field);
        var held = new ArrayList<FieldTerm>();
        for (int i = 0; i < terms.size(); i++) {
            if (states.get(i).docFreq() > 0) {
                BytesRef text = terms.get(i).bytes();
                var statistics = new TermStatistics(text, states.get(i).docFreq(), states.get(i).totalTermFreq());
                held.add(new FieldTerm(text, states.get(i), searcher.getSimilarity().scorer(weight, collection, statistics)));
            }
        }
        return new FieldTerms(field, held);
    }

    /**
     * Adds to each what it weighs by all but the words by which it was found.
     *
     * @param atOnce weighs both halves at the same time
     */
    void weigh(List<ScoreDoc> candidates, TaskExecutor atOnce) throws IOException {
        var documents = candidates.stream().sorted(Comparator.comparingInt(document -> document.doc)).toList();
        atOnce.invokeAll(shares(documents).map(this::weighing).toList());
    }

    private static Stream<List<ScoreDoc>> shares(List<ScoreDoc> documents) {
        int half = documents.size() / 2;
        return documents.size() < WORTH_SHARING ? Stream.of(documents)
                : Stream.of(documents.subList(0, half), documents.subList(half, documents.size()));
    }

    private Callable<List<ScoreDoc>> weighing(List<ScoreDoc> documents) {
        return () -> {
            weigh(documents);
            return documents;
        };
    }

    /** @param documents in the index's order */
    private void weigh(List<ScoreDoc> documents) throws IOException {
        int from = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            int to = from;
            while (to < documents.size() && documents.get(to).doc < leaf.docBase + leaf.reader().maxDoc()) {
                to++;
            }
            if (from < to) {
                weigh(leaf, documents.subList(from, to).toArray(ScoreDoc[]::new));
            }
            from = to;
        }
    }

    private void weigh(LeafReaderContext leaf, ScoreDoc[] documents) throws IOException {
        for (FieldTerms field : around) {
            weigh(field, leaf, documents);
        }
        weighParts(leaf, documents);
        for (FieldTerms field : beyond) {
            weigh(field, leaf, documents);
        }
        for (Mark mark : marks) {
            weigh(mark, leaf, documents);
        }
    }

    private static void weigh(FieldTerms field, LeafReaderContext leaf, ScoreDoc[] all) throws IOException {
        var terms = leaf.reader().terms(field.field());
        if (terms == null || field.terms().isEmpty()) {
            return;
        }
        var documents = new ArrayList<ScoreDoc>(all.length);
        long[] lengths = lengths(leaf, field.field(), all, documents);
        if (documents.isEmpty()) {
            return;
        }
        TermsEnum dictionary = terms.iterator();
        PostingsEnum reused = null;
        for (FieldTerm term : field.terms()) {
            var supplier = term.states().get(leaf);
            var state = supplier == null ? null : supplier.get();
            if (state != null) {
                dictionary.seekExact(term.text(), state);
                var postings = dictionary.postings(reused, PostingsEnum.FREQS);
                reused = postings;
                walk(postings, leaf.docBase, documents,
                        i -> documents.get(i).score += term.scorer().score(postings.freq(), lengths[i]));
            }
        }
    }

    /** Once, however many of the terms there are. */
    private static void weigh(Mark mark, LeafReaderContext leaf, ScoreDoc[] documents) throws IOException {
        var marked = new BitSet(documents.length);
        var all = Arrays.asList(documents);
        for (String term : mark.terms()) {
            var postings = leaf.reader().postings(new Term(mark.field(), term), PostingsEnum.NONE);
            if (postings != null) {
                walk(postings, leaf.docBase, all, marked::set);
            }
        }
        marked.stream().forEach(i -> documents[i].score += mark.score());
    }

    private static void walk(PostingsEnum postings, int base, List<ScoreDoc> documents, Hit hit) throws IOException {
        for (int i = 0; i < documents.size(); i++) {
            int document = documents.get(i).doc - base;
            int at = postings.docID() < document ? postings.advance(document) : postings.docID();
            if (at == document) {
                hit.at(i);
            } else if (at == DocIdSetIterator.NO_MORE_DOCS) {
                return;
            }
        }
    }

    private interface Hit {
        void at(int i) throws IOException;
    }

    /** The lengths of a field, as its norms have them, and the documents that have the field at all. */
    private static long[] lengths(LeafReaderContext leaf, String field, ScoreDoc[] all, List<ScoreDoc> having)
            throws IOException {
        NumericDocValues values = leaf.reader().getNormValues(field);
        var lengths = new long[all.length];
        for (ScoreDoc document : all) {
            if (values != null && values.advanceExact(document.doc - leaf.docBase)) {
                lengths[having.size()] = values.longValue();
                having.add(document);
            }
        }
        return lengths;
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
