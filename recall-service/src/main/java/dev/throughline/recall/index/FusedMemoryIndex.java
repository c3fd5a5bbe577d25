package dev.throughline.recall.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;

import dev.throughline.common.embedding.Embedding;

/** The index searched by words and, where a question has a vector in time, by meaning too. */
final class FusedMemoryIndex implements MemoryIndex {

    /** Beyond so many, nearness tells nothing. */
    private static final int MOST_NEAR = 100;

    private final LuceneMemoryIndex index;
    private final Function<String, Optional<Embedding>> vectors;
    private final double leastSimilarity;

    /**
     * @param vectors gives a question's vector, or nothing
     * @param leastSimilarity the cosine from which on a memory counts as near
     */
    FusedMemoryIndex(LuceneMemoryIndex index, Function<String, Optional<Embedding>> vectors, double leastSimilarity) {
        this.index = index;
        this.vectors = vectors;
        this.leastSimilarity = leastSimilarity;
    }

    @Override
    public List<Found> search(List<IndexQuery> queries) {
        Map<String, Optional<Embedding>> asked = new HashMap<>();
        queries.forEach(query -> asked.computeIfAbsent(query.text(), this::vector));
        List<Found> words = index.search(queries);
        var fused = new ArrayList<Found>(queries.size());
        for (int i = 0; i < queries.size(); i++) {
            IndexQuery query = queries.get(i);
            Found byWords = words.get(i);
            fused.add(asked.getOrDefault(query.text(), Optional.empty())
                    .map(vector -> Fusion.of(byWords, near(query, vector), query.limit())).orElse(byWords));
        }
        return fused;
    }

    @Override
    public boolean shows(Map<Integer, Long> lastOffsets) {
        return index.shows(lastOffsets);
    }

    /** A question of which the words say nothing is not asked by meaning either: it wants the newest. */
    private Optional<Embedding> vector(String question) {
        return TextAnalysis.terms(question).isEmpty() ? Optional.empty() : vectors.apply(question);
    }

    private List<Found.Hit> near(IndexQuery query, Embedding vector) {
        return index.searching(searcher -> near(searcher, query, vector));
    }

    private List<Found.Hit> near(IndexSearcher searcher, IndexQuery query, Embedding vector) throws IOException {
        var filter = new BooleanQuery.Builder();
        FilterQuery.addTo(filter, query, index.now());
        int most = Math.min(query.limit(), MOST_NEAR);
        var nearest = searcher.search(EmbeddingField.near(vector, most, filter.build()), most);
        return QuestionSearch.found(searcher, nearest, 1).hits().stream()
                .map(hit -> new Found.Hit(hit.memory(), match(EmbeddingField.cosine(hit.match()))))
                .filter(hit -> hit.match() > 0).toList();
    }

    /** 0 where nothing is in common, 1 for the same text. */
    private float match(float cosine) {
        return (float) Math.clamp((cosine - leastSimilarity) / (1 - leastSimilarity), 0, 1);
    }
}
