package dev.throughline.recall.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.util.BytesRef;

import dev.throughline.common.memory.Memory;

/** The index on this replica's disk. One thread writes, the feed; any may search and refresh. */
final class LuceneMemoryIndex implements MemoryIndex, AutoCloseable {

    private final IndexConfig config;
    private final Weights weights;
    private final Clock clock;
    private final KnownTerms known = new KnownTerms();
    private final ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("index-search-", 0).factory());
    private volatile IndexFolder folder;
    private volatile Progress committed;
    private volatile Map<Integer, Long> applied;
    private volatile Map<Integer, Long> visible;
    private final UnseenPassages unseen = new UnseenPassages();
    private volatile Instant lastAskedFor = Instant.EPOCH;
    private volatile Instant refreshedAt = Instant.EPOCH;

    LuceneMemoryIndex(IndexConfig config, Weights weights, Clock clock) {
        this.config = config;
        this.weights = weights;
        this.clock = clock;
        this.folder = IndexFolder.open(config.folder(), config.bufferMegabytes(), threads);
        this.committed = Progress.of(folder.commitData());
        this.applied = committed.next();
        this.visible = applied;
    }

    @Override
    public List<Found> search(List<IndexQuery> queries) {
        return searching(searcher -> new QuestionSearch(fitting(queries, searcher), searcher.getTaskExecutor(), known, weights,
                clock.instant()).answers(queries));
    }

    /** What a project has by a question's words lies side by side: one thread is through with it before others are awake. */
    private static IndexSearcher fitting(List<IndexQuery> queries, IndexSearcher withThreads) {
        return queries.stream().anyMatch(query -> query.filter().projectId() == null) ? withThreads
                : IndexFolder.searcher(withThreads.getIndexReader(), null);
    }

    @Override
    public boolean shows(Map<Integer, Long> lastOffsets) {
        if (reaches(visible, lastOffsets)) {
            return true;
        }
        lastAskedFor = clock.instant();
        if (!reaches(applied, lastOffsets) || !mayRefreshForReaders()) {
            return false; // the reader looks again in a moment
        }
        refresh();
        return true;
    }

    /** Each refresh writes a small segment, which is merged later: readers that wait at the same time share one. */
    boolean mayRefreshForReaders() {
        return refreshedAt.plus(config.awaitedRefreshInterval()).isBefore(clock.instant());
    }

    /** Whether a reader waited a moment ago. */
    boolean isAwaited() {
        return lastAskedFor.plusMillis(100).isAfter(clock.instant());
    }

    /** What the last commit says. */
    Progress progress() {
        return committed;
    }

    /** Brings the changes in; they can be found after the next {@link #refresh}. */
    void apply(Collection<Change> log, Map<Integer, Long> next) {
        try {
            write(log.stream().collect(Collectors.toMap(Change::id, Function.identity(), (older, newer) -> newer,
                    LinkedHashMap::new)));
            applied = Map.copyOf(next);
        } catch (IOException e) {
            throw new UncheckedIOException("The index cannot be written", e);
        }
    }

    /** Makes everything findable that was applied. */
    synchronized void refresh() {
        try {
            Map<Integer, Long> before = applied;
            unseen.beginRefresh();
            folder.searchers().maybeRefreshBlocking();
            unseen.endRefresh();
            visible = before;
            refreshedAt = clock.instant();
        } catch (IOException e) {
            throw new UncheckedIOException("The index cannot be refreshed", e);
        }
    }

    /**
     * Makes few parts of many, in the background, when there is nothing else to do: every question has to look into each part.
     */
    void consolidate() {
        refresh(); // what was consolidated before is seen, and its files are let go
        try {
            if (parts() > config.partsAtRest()) {
                folder.writer().forceMerge(searching(LuceneMemoryIndex::partsWorthKeeping), false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The index cannot be consolidated", e);
        }
    }

    /**
     * How many parts there are when small ones are made one. A part is left alone when it is at least twice as large as all
     * smaller ones together: so a large one is not written again for a few new memories, and each memory only as often as
     * the logarithm of all (Bentley and Saxe 1980).
     */
    private static int partsWorthKeeping(IndexSearcher searcher) {
        int[] sizes = searcher.getIndexReader().leaves().stream().mapToInt(leaf -> leaf.reader().numDocs()).sorted().toArray();
        int kept = sizes.length;
        long smaller = 0;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] < 2 * smaller) {
                kept = sizes.length - i;
            }
            smaller += sizes[i];
        }
        return kept;
    }

    /** How many parts a question has to look into. */
    int parts() {
        return searching(searcher -> searcher.getIndexReader().leaves().size());
    }

    /** Whether something was applied that cannot be found yet. */
    boolean isStale() {
        return !visible.equals(applied);
    }

    /** For each partition the offset behind the last change that was applied. */
    Map<Integer, Long> applied() {
        return applied;
    }

    /** Whether everything before these offsets was applied. */
    boolean hasApplied(Map<Integer, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> applied.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Whether something was applied or consolidated since the last commit. */
    boolean isUncommitted() {
        return !committed.next().equals(applied) || folder.writer().hasUncommittedChanges();
    }

    /** Writes everything to disk, with how far it reaches. */
    void commit(String clusterId) {
        try {
            var reached = new Progress(clusterId, applied, clock.instant(), MemoryDocument.FORMAT);
            folder.writer().deleteDocuments(LongPoint.newRangeQuery(MemoryDocument.EXPIRES_AT, Long.MIN_VALUE,
                    reached.committedAt().toEpochMilli()));
            folder.writer().setLiveCommitData(reached.commitData().entrySet());
            folder.writer().commit();
            committed = reached;
        } catch (IOException e) {
            throw new UncheckedIOException("The index cannot be committed", e);
        }
    }

    /** Forgets everything. */
    synchronized void clear() {
        try {
            folder.writer().deleteAll();
            folder.writer().setLiveCommitData(Map.<String, String> of().entrySet());
            folder.writer().commit();
            committed = Progress.NONE;
            applied = Map.of();
            refresh();
        } catch (IOException e) {
            throw new UncheckedIOException("The index cannot be cleared", e);
        }
    }

    /** Goes back to the last commit after a fault of the disk; to an empty index when that cannot be read either. */
    synchronized void reopen() {
        folder.abandon();
        folder = IndexFolder.open(config.folder(), config.bufferMegabytes(), threads);
        committed = Progress.of(folder.commitData());
        applied = committed.next();
        visible = applied;
        unseen.clear();
    }

    /** How many memories it holds. */
    int size() {
        return searching(searcher -> searcher.getIndexReader().numDocs());
    }

    @Override
    public synchronized void close() {
        folder.abandon();
        threads.shutdown();
    }

    private void write(Map<UUID, Change> changes) throws IOException {
        var windows = windows(changes);
        for (Change change : changes.values()) {
            var memory = change.memory();
            if (memory == null) {
                folder.writer().deleteDocuments(idTerm(change.id()));
            } else if (Place.of(memory).isEmpty()) {
                folder.writer().updateDocument(idTerm(change.id()), MemoryDocument.of(memory, memory.body()));
            }
        }
        for (var passage : windows.affected()) {
            folder.writer().updateDocument(idTerm(passage.id()), MemoryDocument.of(passage, windows.of(passage)));
        }
        changes.values().stream().filter(LuceneMemoryIndex::mayBePassage).forEach(unseen::add);
    }

    private Windows windows(Map<UUID, Change> changes) {
        var passages = changes.values().stream().filter(LuceneMemoryIndex::mayBePassage)
                .collect(Collectors.toMap(Change::id, Function.identity()));
        if (passages.isEmpty()) {
            return new Windows(List.of(), List.of());
        }
        var newer = unseen.all();
        var windows = new Windows(before(passages.keySet(), newer), passages.values());
        windows.fill(at(windows.missing(), newer).filter(passage -> !passages.containsKey(passage.id())).toList());
        return windows;
    }

    /** Of one that is gone it is not known what it was. */
    private static boolean mayBePassage(Change change) {
        var memory = change.memory();
        return memory == null || Place.of(memory).isPresent();
    }

    private List<Memory> before(Set<UUID> ids, Map<UUID, Optional<Memory>> newer) {
        var refreshed = ids.stream().filter(id -> !newer.containsKey(id)).map(UUID::toString).toList();
        return Stream.concat(passages(MemoryDocument.ID, refreshed).stream(),
                ids.stream().flatMap(id -> newer.getOrDefault(id, Optional.empty()).stream())).toList();
    }

    private Stream<Memory> at(Set<Place> places, Map<UUID, Optional<Memory>> newer) {
        return Stream.concat(
                passages(MemoryDocument.PLACE, places.stream().map(Place::term).toList()).stream()
                        .filter(passage -> !newer.containsKey(passage.id())),
                newer.values().stream().flatMap(Optional::stream)
                        .filter(passage -> Place.of(passage).filter(places::contains).isPresent()));
    }

    private List<Memory> passages(String field, Collection<String> terms) {
        return terms.isEmpty() ? List.of() : searching(searcher -> {
            Query query = new BooleanQuery.Builder()
                    .add(new TermInSetQuery(field, terms.stream().map(BytesRef::new).toList()), Occur.FILTER)
                    .add(new TermInSetQuery(MemoryDocument.KIND, List.of(new BytesRef("passage"))), Occur.FILTER).build();
            var stored = searcher.storedFields();
            var passages = new ArrayList<Memory>();
            for (ScoreDoc hit : searcher.search(query, 2 * terms.size()).scoreDocs) {
                var document = stored.document(hit.doc, Set.of(MemoryDocument.storedPassage()));
                if (document.getBinaryValue(MemoryDocument.storedPassage()) != null) {
                    passages.add(EmbeddingField.restored(MemoryDocument.passage(document), searcher, hit.doc));
                }
            }
            return passages;
        });
    }

    private static boolean reaches(Map<Integer, Long> next, Map<Integer, Long> lastOffsets) {
        return lastOffsets.entrySet().stream()
                .allMatch(wanted -> next.getOrDefault(wanted.getKey(), 0L) > wanted.getValue());
    }

    private static Term idTerm(UUID id) {
        return new Term(MemoryDocument.ID, id.toString());
    }

    /** The moment to which filters refer. */
    Instant now() {
        return clock.instant();
    }

    <T> T searching(Search<T> search) {
        try {
            return searching(folder.searchers(), search);
        } catch (AlreadyClosedException e) {
            return searching(reopened(), search); // the folder was opened again in between
        }
    }

    private synchronized SearcherManager reopened() {
        return folder.searchers();
    }

    private static <T> T searching(SearcherManager searchers, Search<T> search) {
        try {
            var searcher = searchers.acquire();
            try {
                return search.in(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The index cannot be searched", e);
        }
    }

    /** Something read from a searcher. */
    interface Search<T> {
        T in(IndexSearcher searcher) throws IOException;
    }
}
