package dev.throughline.recall.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * A question's terms, weighed by how rare they are. Any term may match, none must: people and agents ask in other words
 * than they answered.
 */
final class Question {

    /**
     * Enough for a page of prose; of a longer text the rarest terms speak. Those that the index does not have say nothing and
     * take no place: in a long prompt they are the rarest, and would leave no room for the others.
     */
    private static final int MOST_TERMS = 64;

    private final Weights weights;
    private final List<Weighted> terms;
    private final Set<AnswerKind> asked;
    private final double rarities;

    /**
     * A term, how rare it is, and where the index holds it by field. The latter is looked up once: it costs more than the
     * scoring, and the searches of one recall ask the same question.
     */
    private record Weighted(String text, double rarity, Map<String, TermStates> states) {
    }

    private Question(Weights weights, List<Weighted> terms, Set<AnswerKind> asked, double rarities) {
        this.weights = weights;
        this.terms = terms;
        this.asked = asked;
        this.rarities = rarities;
    }

    /** The question as it stands to the index that this searcher sees; for searches with this searcher alone. */
    static Question of(String text, IndexSearcher searcher, Weights weights) throws IOException {
        var reader = searcher.getIndexReader();
        int documents = reader.getDocCount(MemoryDocument.WINDOW);
        List<Weighted> rarest = new ArrayList<>();
        for (String term : weights.dropsQuestionWords() ? TextAnalysis.terms(text) : TextAnalysis.allTerms(text)) {
            double rarity = rarity(reader.docFreq(new Term(MemoryDocument.WINDOW, term)), documents);
            rarest.add(new Weighted(term, rarity, Map.of()));
        }
        rarest.sort(Comparator.comparingDouble(Weighted::rarity).reversed());
        double rarities = rarest.stream().limit(MOST_TERMS).mapToDouble(Weighted::rarity).sum();
        return new Question(weights, known(rarest, searcher, weights), AnswerKind.askedBy(text), rarities);
    }

    private static List<Weighted> known(List<Weighted> rarest, IndexSearcher searcher, Weights weights) throws IOException {
        List<Weighted> known = new ArrayList<>();
        for (Weighted term : rarest) {
            var states = known.size() < MOST_TERMS ? states(term.text(), searcher, weights) : Map.<String, TermStates> of();
            if (!states.isEmpty()) {
                known.add(new Weighted(term.text(), term.rarity(), states));
            }
        }
        return known;
    }

    private static Map<String, TermStates> states(String term, IndexSearcher searcher, Weights weights) throws IOException {
        var states = new HashMap<String, TermStates>();
        for (String field : weights.fields().keySet()) {
            var found = TermStates.build(searcher, new Term(field, term), true);
            if (found.docFreq() > 0) {
                states.put(field, found);
            }
        }
        return states;
    }

    /** Whether it has no word that could be looked up; one whose words are nowhere finds nothing. */
    boolean isEmpty() {
        return rarities == 0;
    }

    /** What a memory would score that has every term once in its own words and around them. */
    double ideal() {
        return weights.full() * rarities;
    }

    Query query() {
        var content = new BooleanQuery.Builder();
        for (Weighted term : terms) {
            term.states().forEach((field, states) -> content.add(new BoostQuery(
                    new TermQuery(new Term(field, term.text()), states), weights.of(field)), Occur.SHOULD));
        }
        var query = new BooleanQuery.Builder().add(content.build(), Occur.MUST)
                .add(constant(has(MemoryDocument.ROLE, MemoryDocument.USER), weights.userShare() * rarities), Occur.SHOULD)
                .add(constant(fromNamedSpeaker(), weights.namedSpeaker()), Occur.SHOULD);
        asked.forEach(kind -> query.add(constant(has(MemoryDocument.ANSWER, kind.name()), weights.answerShare() * rarities),
                Occur.SHOULD));
        return query.build();
    }

    private Query fromNamedSpeaker() {
        return new TermInSetQuery(MemoryDocument.SPEAKER, terms.stream().map(term -> new BytesRef(term.text())).toList());
    }

    private static Query has(String field, String term) {
        return new TermQuery(new Term(field, term));
    }

    /** The same for every memory that matches. */
    private static Query constant(Query matching, double score) {
        return new BoostQuery(new ConstantScoreQuery(matching), (float) score);
    }

    /** As BM25 has it. */
    private static double rarity(int having, int all) {
        int documents = Math.max(all, having);
        return Math.log(1 + (documents - having + 0.5) / (having + 0.5));
    }
}
