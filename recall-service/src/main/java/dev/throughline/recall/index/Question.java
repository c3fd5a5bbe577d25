package dev.throughline.recall.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * A question's terms, weighed by how rare they are. Any term may match, none must: people and agents ask in other words
 * than they answered.
 *
 * @param terms those that the index has around any memory, the rarest first
 * @param sought by how many of them memories are looked for; they are weighed by all
 * @param others those that it has at the most in a title, a date or the like
 * @param asked what the question asks for beyond its words
 * @param rarities the sum of the rarities of its rarest terms, those that the index does not have among them
 */
record Question(List<Weighed> terms, int sought, List<String> others, Set<AnswerKind> asked, double rarities) {

    /**
     * Enough for a page of prose; of a longer text the rarest terms speak. Those that the index does not have say nothing and
     * take no place: in a long prompt they are the rarest, and would leave no room for the others.
     */
    private static final int MOST_TERMS = 64;

    /** Memories are looked for by so many at the most. */
    private static final int MOST_SOUGHT = 32;

    /** … and at the least, however common they are. */
    private static final int LEAST_SOUGHT = 6;

    /** A term, and where the index holds it. */
    record Weighed(String text, TermStates around) {
    }

    private record Rare(Weighed term, double rarity) {

        boolean isKnown() {
            return term.around().docFreq() > 0;
        }
    }

    Question {
        terms = List.copyOf(terms);
        others = List.copyOf(others);
        asked = Set.copyOf(asked);
    }

    /**
     * The question as it stands to the index that this searcher sees; for searches with this searcher alone.
     *
     * @param mostPostings memories are looked for by no more terms than have so many postings together, the rarest first
     */
    static Question of(String text, IndexSearcher searcher, KnownTerms known, Weights weights, long mostPostings)
            throws IOException {
        IndexReader reader = searcher.getIndexReader();
        int documents = reader.getDocCount(MemoryDocument.AROUND);
        List<Term> terms = (weights.dropsQuestionWords() ? TextAnalysis.terms(text) : TextAnalysis.allTerms(text)).stream()
                .map(Question::around).toList();
        List<TermStates> states = known.states(searcher, terms);
        List<Rare> rarest = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            rarest.add(new Rare(new Weighed(terms.get(i).text(), states.get(i)), rarity(states.get(i).docFreq(), documents)));
        }
        rarest.sort(Comparator.comparingDouble(Rare::rarity).reversed());
        List<Weighed> having = rarest.stream().filter(Rare::isKnown).limit(MOST_TERMS).map(Rare::term).toList();
        List<String> others = rarest.stream().filter(rare -> !rare.isKnown()).limit(MOST_TERMS)
                .map(rare -> rare.term().text()).toList();
        return new Question(having, sought(having, mostPostings), others, AnswerKind.askedBy(text),
                rarest.stream().limit(MOST_TERMS).mapToDouble(Rare::rarity).sum());
    }

    private static int sought(List<Weighed> rarestFirst, long mostPostings) {
        int sought = Math.min(LEAST_SOUGHT, rarestFirst.size());
        long postings = rarestFirst.stream().limit(sought).mapToLong(Question::postings).sum();
        while (sought < Math.min(MOST_SOUGHT, rarestFirst.size())) {
            postings += postings(rarestFirst.get(sought));
            if (postings > mostPostings) {
                break;
            }
            sought++;
        }
        return sought;
    }

    private static long postings(Weighed term) {
        return term.around().docFreq();
    }

    /** All of its terms. */
    List<String> texts() {
        return Stream.concat(terms.stream().map(Weighed::text), others.stream()).toList();
    }

    /** The terms that the index has around memories but that are not looked for. */
    List<String> leftOut() {
        return terms.stream().skip(sought).map(Weighed::text).toList();
    }

    /** Whether it has no word that could be looked up; one whose words are nowhere finds nothing. */
    boolean isEmpty() {
        return rarities == 0;
    }

    /** The memories around which any of the words stand. One field alone: so Lucene can skip what cannot be among the best. */
    Query around() {
        var any = new BooleanQuery.Builder();
        terms.stream().limit(sought)
                .forEach(term -> any.add(new TermQuery(around(term.text()), term.around()), Occur.SHOULD));
        return any.build();
    }

    private static Term around(String term) {
        return new Term(MemoryDocument.AROUND, term);
    }

    /** As BM25 has it. */
    private static double rarity(int having, int all) {
        int documents = Math.max(all, having);
        return Math.log(1 + (documents - having + 0.5) / (having + 0.5));
    }
}
