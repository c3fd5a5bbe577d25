package dev.throughline.recall.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;

/** The index's files, opened to write and to search. */
record IndexFolder(IndexWriter writer, SearcherManager searchers, Map<String, String> commitData) {

    /** Of short texts beside long ones; measured on dialogues and on coding sessions. */
    static final BM25Similarity SIMILARITY = new BM25Similarity(1.2f, 0.75f);

    /** Less is searched by one thread before another is awake. */
    private static final int MOST_OF_A_SHARE = 250_000;
    private static final int MOST_PARTS_OF_A_SHARE = 5;

    /**
     * Opens the folder. What cannot be read is thrown away: the log has it all.
     *
     * @param threads look at several parts of the index for one question
     */
    static IndexFolder open(Path folder, int bufferMegabytes, Executor threads) {
        try {
            return read(folder, bufferMegabytes, threads);
        } catch (LockObtainFailedException e) {
            throw new UncheckedIOException("Another process uses the index folder " + folder.toAbsolutePath(), e);
        } catch (IOException | RuntimeException e) {
            Log.warnf(e, "The index cannot be read and will be built again folder=%s", folder);
            return empty(folder, bufferMegabytes, threads);
        }
    }

    /** Closes without a commit: whatever was not committed is read again from the log. */
    void abandon() {
        try {
            searchers.close();
            writer.rollback();
            writer.getDirectory().close();
        } catch (IOException e) {
            Log.warnf(e, "The index was not closed properly");
        }
    }

    private static IndexFolder empty(Path folder, int bufferMegabytes, Executor threads) {
        try {
            delete(folder);
            return read(folder, bufferMegabytes, threads);
        } catch (IOException e) {
            throw new UncheckedIOException("The index folder cannot be written: " + folder.toAbsolutePath(), e);
        }
    }

    private static IndexFolder read(Path folder, int bufferMegabytes, Executor threads) throws IOException {
        var directory = FSDirectory.open(folder);
        try {
            var writer = new IndexWriter(directory, config(bufferMegabytes));
            var data = new HashMap<String, String>();
            if (writer.getLiveCommitData() != null) {
                writer.getLiveCommitData().forEach(entry -> data.put(entry.getKey(), entry.getValue()));
            }
            return new IndexFolder(writer, searchers(writer, threads), Map.copyOf(data));
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static SearcherManager searchers(IndexWriter writer, Executor threads) throws IOException {
        return new SearcherManager(writer, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader previous) {
                return searcher(reader, threads);
            }
        });
    }

    /** @param threads share the parts of the index, and large parts too; without them the caller's does it all */
    static IndexSearcher searcher(IndexReader reader, @Nullable Executor threads) {
        var searcher = new IndexSearcher(reader, threads) {
            @Override
            protected LeafSlice[] slices(List<LeafReaderContext> parts) {
                return slices(parts, MOST_OF_A_SHARE, MOST_PARTS_OF_A_SHARE, true);
            }
        };
        searcher.setSimilarity(SIMILARITY);
        return searcher;
    }

    private static IndexWriterConfig config(int bufferMegabytes) {
        var merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(2, 1);
        // frequent refreshes write small segments: a high floor would merge the same megabytes again and again
        var policy = new TieredMergePolicy().setFloorSegmentMB(1);
        return new IndexWriterConfig(TextAnalysis.DOCUMENT)
                .setMergePolicy(policy)
                .setIndexSort(MemoryDocument.ORDER)
                .setMaxFullFlushMergeWaitMillis(0) // a refresh does not wait for merges
                .setSimilarity(SIMILARITY)
                .setRAMBufferSizeMB(bufferMegabytes)
                .setMergeScheduler(merges)
                .setCommitOnClose(false);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        List<Path> all;
        try (var walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
