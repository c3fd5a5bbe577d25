package dev.throughline.recall.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How a text becomes terms: words stemmed as English, stop words dropped, identifiers and paths both whole and in their
 * parts. A question is read in the same way, without the words that only make it a question.
 */
public final class TextAnalysis {

    private static final int IDENTIFIERS = WordDelimiterGraphFilter.GENERATE_WORD_PARTS
            | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS | WordDelimiterGraphFilter.PRESERVE_ORIGINAL
            | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE | WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;

    /** They say that something is asked, not what: kept, they pull in whatever else is a question. */
    private static final List<String> QUESTION_WORDS = List.of(
            "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "did", "do", "does", "done", "doing",
            "is", "are", "was", "were", "be", "been", "am", "has", "have", "had", "having", "can", "could", "would",
            "should", "will", "shall", "might", "must", "i", "me", "my", "mine", "we", "us", "our", "you", "your",
            "he", "him", "his", "she", "her", "hers", "they", "them", "their", "it", "its", "this", "that", "these",
            "those", "there", "please", "tell", "about", "any", "some", "many", "much", "kind", "type", "from", "so");

    static final Analyzer DOCUMENT = analyzer(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);

    private static final Analyzer QUESTION = analyzer(questionStopWords());

    private TextAnalysis() {
    }

    /** The distinct terms of a question, in its order. */
    public static Set<String> terms(String question) {
        return terms(QUESTION, question);
    }

    /** The distinct terms of a text, the words of a question among them. */
    static Set<String> allTerms(String text) {
        return terms(DOCUMENT, text);
    }

    private static Set<String> terms(Analyzer analyzer, String text) {
        var terms = new LinkedHashSet<String>();
        try (TokenStream tokens = analyzer.tokenStream("text", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot fail to be read", e);
        }
        return terms;
    }

    private static CharArraySet questionStopWords() {
        var words = new CharArraySet(QUESTION_WORDS, true);
        words.addAll(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
        return words;
    }

    private static Analyzer analyzer(CharArraySet stopWords) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String fieldName) {
                var words = new StandardTokenizer();
                // not flattened: where a term stands in a text is not indexed
                TokenStream terms = new WordDelimiterGraphFilter(words, IDENTIFIERS, null);
                terms = new StopFilter(new LowerCaseFilter(terms), stopWords);
                return new TokenStreamComponents(words, new PorterStemFilter(terms));
            }
        };
    }
}
