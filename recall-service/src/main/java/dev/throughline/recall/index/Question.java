package dev.throughline.recall.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A question's terms, weighed by how rare they are. Any term may match, none must: people and agents ask in other words
 * than they answered.
 */
final class Question {

    /** Enough for a page of prose; of a longer text the rarest terms speak. */
    private static final int MOST_TERMS = 64;

    private final Weights weights;
    private final List<Weighted> terms;

    private record Weighted(String text, double rarity) {
    }

    private Question(Weights weights, List<Weighted> terms) {
        this.weights = weights;
        this.terms = terms;
    }

    static Question of(String text, IndexReader reader, Weights weights) throws IOException {
        List<Weighted> known = new ArrayList<>();
        int documents = reader.getDocCount(MemoryDocument.WINDOW);
        for (String term : TextAnalysis.terms(text)) {
            known.add(new Weighted(term, rarity(reader.docFreq(new Term(MemoryDocument.WINDOW, term)), documents)));
        }
        return new Question(weights, known.stream().sorted(Comparator.comparingDouble(Weighted::rarity).reversed())
                .limit(MOST_TERMS).toList());
    }

    boolean isEmpty() {
        return terms.isEmpty();
    }

    /** What a memory would score that has every term once in its own words and around them. */
    double ideal() {
        return weights.full() * rarities();
    }

    Query query() {
        var content = new BooleanQuery.Builder();
        for (Weighted term : terms) {
            weights.fields().forEach((field, weight) -> content.add(
                    new BoostQuery(new TermQuery(new Term(field, term.text())), weight), Occur.SHOULD));
        }
        return new BooleanQuery.Builder().add(content.build(), Occur.MUST).add(fromUser(), Occur.SHOULD).build();
    }

    private Query fromUser() {
        var isFromUser = new ConstantScoreQuery(new TermQuery(new Term(MemoryDocument.ROLE, MemoryDocument.USER)));
        return new BoostQuery(isFromUser, (float) (weights.userShare() * rarities()));
    }

    private double rarities() {
        return terms.stream().mapToDouble(Weighted::rarity).sum();
    }

    /** As BM25 has it. */
    private static double rarity(int having, int all) {
        int documents = Math.max(all, having);
        return Math.log(1 + (documents - having + 0.5) / (having + 0.5));
    }
}
