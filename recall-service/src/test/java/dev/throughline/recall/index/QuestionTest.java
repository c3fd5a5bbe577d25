package dev.throughline.recall.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuestionTest {

    private static final String RARE = "cart refund ledger invoice parcel voucher";
    private static final int MEMORIES = 20;

    private final ByteBuffersDirectory folder = new ByteBuffersDirectory();
    private DirectoryReader reader;

    @BeforeEach
    void everyMemoryHasTwoWordsAndOneOfThemAllOthers() throws IOException {
        try (var writer = new IndexWriter(folder, new IndexWriterConfig(TextAnalysis.DOCUMENT))) {
            for (int i = 0; i < MEMORIES; i++) {
                var memory = new Document();
                memory.add(new TextField(MemoryDocument.AROUND, "service broken" + (i == 0 ? " " + RARE : ""), Store.NO));
                writer.addDocument(memory);
            }
        }
        reader = DirectoryReader.open(folder);
    }

    @AfterEach
    void close() throws IOException {
        reader.close();
        folder.close();
    }

    @Test
    void memoriesAreLookedForByAllWordsWhereFewHaveThem() throws IOException {
        assertThat(question("service broken " + RARE, 6 + 2 * MEMORIES).leftOut()).isEmpty();
    }

    @Test
    void theCommonestWordsAreLeftOutWhereTooManyHaveThem() throws IOException {
        var question = question("service broken " + RARE, 6 + MEMORIES);

        assertThat(question.sought()).isEqualTo(7);
        assertThat(question.leftOut()).hasSize(1).isSubsetOf("servic", "broken");
    }

    @Test
    void aShortQuestionIsLookedForByAllOfItHoweverCommonItsWordsAre() throws IOException {
        assertThat(question("service broken", 1).leftOut()).isEmpty();
    }

    private Question question(String text, long mostPostings) throws IOException {
        return Question.of(text, new IndexSearcher(reader), new KnownTerms(), Weights.DEFAULT, mostPostings);
    }
}
