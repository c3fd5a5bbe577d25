package dev.throughline.recall.index;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.embedding.Embedding;
import dev.throughline.common.embedding.EmbeddingEndpoint;
import dev.throughline.common.memory.Memory;

/**
 * A memory's vector in the index. Each model has a field of its own, for vectors of two models cannot be compared and may
 * have different dimensions: so a change of the model needs no new index.
 */
final class EmbeddingField {

    private static final String PREFIX = "embedding/";

    private EmbeddingField() {
    }

    static void addTo(Document document, Memory memory) {
        Embedding embedding = memory.embedding();
        if (embedding != null && isIndexable(embedding)) {
            document.add(new KnnFloatVectorField(name(embedding), embedding.vector(), VectorSimilarityFunction.COSINE));
        }
    }

    /** The memories nearest to this vector among those that the filter lets through. */
    static Query near(Embedding embedding, int most, Query filter) {
        return new KnnFloatVectorQuery(name(embedding), embedding.vector(), most, filter);
    }

    /** The cosine of two vectors, from what Lucene makes of it to have no negative score. */
    static float cosine(float score) {
        return 2 * score - 1;
    }

    /** The memory with its vector again, which its stored source does not hold a second time. */
    static Memory restored(Memory memory, IndexSearcher searcher, int document) throws IOException {
        var leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        for (FieldInfo field : leaf.reader().getFieldInfos()) {
            Embedding embedding = isVector(field) ? read(leaf, field, document - leaf.docBase) : null;
            if (embedding != null) {
                return memory.with(embedding);
            }
        }
        return memory;
    }

    /** The models, each with its dimension, of which the index has vectors. */
    static Set<String> models(IndexSearcher searcher) {
        var models = new TreeSet<String>();
        for (FieldInfo field : FieldInfos.getMergedFieldInfos(searcher.getIndexReader())) {
            if (isVector(field)) {
                models.add(field.name.substring(PREFIX.length()));
            }
        }
        return models;
    }

    private static @Nullable Embedding read(LeafReaderContext leaf, FieldInfo field, int document) throws IOException {
        var values = leaf.reader().getFloatVectorValues(field.name);
        var documents = values.iterator();
        if (documents.advance(document) != document) {
            return null;
        }
        var vector = values.vectorValue(documents.index());
        var copied = new Float[vector.length];
        for (int i = 0; i < vector.length; i++) {
            copied[i] = vector[i];
        }
        return new Embedding(model(field.name), List.of(copied));
    }

    /** The log is not trusted: one vector that Lucene refuses would hold up all that follows. */
    private static boolean isIndexable(Embedding embedding) {
        return !embedding.values().isEmpty() && embedding.values().size() <= EmbeddingEndpoint.MOST_DIMENSIONS
                && embedding.values().stream().allMatch(Float::isFinite)
                && embedding.values().stream().anyMatch(value -> value != 0);
    }

    private static boolean isVector(FieldInfo field) {
        return field.hasVectorValues() && field.name.startsWith(PREFIX);
    }

    private static String name(Embedding embedding) {
        return PREFIX + embedding.model() + "/" + embedding.values().size();
    }

    private static String model(String name) {
        return name.substring(PREFIX.length(), name.lastIndexOf('/'));
    }
}
