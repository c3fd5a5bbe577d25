package dev.throughline.recall.index;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TaskExecutor;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;

import dev.throughline.recall.index.KindsCollector.Manager.Wanted;

/**
 * Answers searches by one state of the index. A question is asked once, also when several kinds of memories are wanted for
 * it: first the memories around which its words stand, by one field that Lucene can skip through; then the best of those are
 * weighed by all that is known of them.
 */
final class QuestionSearch {

    /** So many hits are counted; beyond, the total is at least what it says. */
    static final int COUNTED_EXACTLY = 1_000;

    /** So many are weighed for each that is wanted: measured, more change nothing. */
    private static final int WEIGHED_FOR_EACH = 4;

    /**
     * Over all projects a search walks through so many postings and leaves out the commonest words beyond. A million memories
     * answer with the same first five in 199 of 200 places, and the slowest questions in half the time.
     */
    private static final long MOST_POSTINGS = 1_000_000;

    private static final Sort NEWEST_FIRST = new Sort(
            new SortField(MemoryDocument.OCCURRED_AT, SortField.Type.LONG, true));

    private static final Comparator<ScoreDoc> HEAVIEST_FIRST = (one, other) -> one.score == other.score
            ? Integer.compare(one.doc, other.doc)
            : Float.compare(other.score, one.score);

    private final IndexSearcher searcher;
    private final TaskExecutor atOnce;
    private final KnownTerms known;
    private final Weights weights;
    private final Instant now;

    /** @param atOnce answers what is asked by different words at the same time */
    QuestionSearch(IndexSearcher searcher, TaskExecutor atOnce, KnownTerms known, Weights weights, Instant now) {
        this.searcher = searcher;
        this.atOnce = atOnce;
        this.known = known;
        this.weights = weights;
        this.now = now;
    }

    /** What is found for each of the queries, in their order. */
    List<Found> answers(List<IndexQuery> queries) throws IOException {
        Map<IndexQuery, List<IndexQuery>> passes = queries.stream()
                .collect(Collectors.groupingBy(QuestionSearch::forAnyKind, LinkedHashMap::new, Collectors.toList()));
        List<Callable<Map<IndexQuery, Found>>> answers = new ArrayList<>();
        passes.values().forEach(pass -> answers.add(() -> answer(pass)));
        var found = new HashMap<IndexQuery, Found>();
        atOnce.invokeAll(answers).forEach(found::putAll);
        return queries.stream().map(query -> found.getOrDefault(query, Found.NOTHING)).toList();
    }

    private static IndexQuery forAnyKind(IndexQuery query) {
        return new IndexQuery(query.text(), query.scope(), query.filter().withKinds(Set.of()), 0);
    }

    private Map<IndexQuery, Found> answer(List<IndexQuery> pass) throws IOException {
        var found = new HashMap<IndexQuery, Found>();
        var question = Question.of(pass.getFirst().text(), searcher, known, weights, mostPostings(pass.getFirst()));
        if (question.isEmpty()) {
            for (IndexQuery query : pass) {
                found.put(query, newest(query));
            }
        } else {
            List<TopDocs> best = best(question, pass);
            for (int i = 0; i < pass.size(); i++) {
                found.put(pass.get(i), found(searcher, best.get(i), Weights.FULL * question.rarities()));
            }
        }
        return found;
    }

    /** In a project few memories have any of the words, however common these are elsewhere. */
    private static long mostPostings(IndexQuery query) {
        return query.filter().projectId() == null ? MOST_POSTINGS : Long.MAX_VALUE;
    }

    private Found newest(IndexQuery query) throws IOException {
        var all = new BooleanQuery.Builder();
        FilterQuery.addTo(all, query, now);
        var newest = new TopFieldCollectorManager(NEWEST_FIRST, query.limit(), null, COUNTED_EXACTLY);
        return found(searcher, searcher.search(all.build(), newest), Double.POSITIVE_INFINITY);
    }

    private List<TopDocs> best(Question question, List<IndexQuery> pass) throws IOException {
        List<TopDocs> candidates = candidates(question, pass);
        new Weighing(searcher, known, weights, question)
                .weigh(candidates.stream().flatMap(some -> Arrays.stream(some.scoreDocs)).toList(), atOnce);
        return IntStream.range(0, pass.size()).mapToObj(i -> best(candidates.get(i), pass.get(i).limit())).toList();
    }

    private List<TopDocs> candidates(Question question, List<IndexQuery> pass) throws IOException {
        var wanted = new BooleanQuery.Builder();
        FilterQuery.addTo(wanted, pass.size() == 1 ? pass.getFirst() : forAnyKind(pass.getFirst()), now);
        wanted.add(question.around(), Occur.MUST);
        int counted = pass.size() == 1 ? COUNTED_EXACTLY : 0;
        return searcher.search(wanted.build(), new KindsCollector.Manager(pass.stream()
                .map(query -> Wanted.of(query.filter().kinds(), WEIGHED_FOR_EACH * query.limit(), counted)).toList()));
    }

    private static TopDocs best(TopDocs weighed, int limit) {
        return new TopDocs(weighed.totalHits, Arrays.stream(weighed.scoreDocs).sorted(HEAVIEST_FIRST).limit(limit)
                .toArray(ScoreDoc[]::new));
    }

    static Found found(IndexSearcher searcher, TopDocs top, double ideal) throws IOException {
        Map<Integer, IndexedMemory> memories = memories(searcher, top);
        var hits = new ArrayList<Found.Hit>(top.scoreDocs.length);
        for (ScoreDoc hit : top.scoreDocs) {
            hits.add(new Found.Hit(Objects.requireNonNull(memories.get(hit.doc)), share(hit.score, ideal)));
        }
        return new Found(hits, top.totalHits.value());
    }

    /** In the index's order, so that the column of each part is opened once. */
    private static Map<Integer, IndexedMemory> memories(IndexSearcher searcher, TopDocs top) throws IOException {
        int[] documents = Arrays.stream(top.scoreDocs).mapToInt(hit -> hit.doc).sorted().toArray();
        var memories = HashMap.<Integer, IndexedMemory> newHashMap(documents.length);
        int next = 0;
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            BinaryDocValues column = null;
            for (; next < documents.length && documents[next] < leaf.docBase + leaf.reader().maxDoc(); next++) {
                column = column == null ? DocValues.getBinary(leaf.reader(), IndexedMemoryField.NAME) : column;
                column.advanceExact(documents[next] - leaf.docBase);
                memories.put(documents[next], IndexedMemoryField.read(column.binaryValue()));
            }
        }
        return memories;
    }

    private static float share(float score, double ideal) {
        return Double.isInfinite(ideal) || Float.isNaN(score) ? 0 : (float) Math.min(1, score / ideal);
    }
}
