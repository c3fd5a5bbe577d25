package dev.throughline.benchmark.million;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.throughline.benchmark.Quantiles;
import dev.throughline.recall.index.TextAnalysis;

/**
 * The same rows in PostgreSQL's own text search, with the best recipe that was measured for it: one {@code tsvector} with a
 * user's words and those of summaries as A, an assistant's as D, the two passages on each side as C; any word may match;
 * {@code ts_rank('{0.1, 0.4, 0, 1}')}. Questions have the same words as for the index: at most the 64 rarest.
 */
final class TextSearch {

    private static final long SEED = 7;
    private static final int MOST_WORDS = 64;
    private static final int WRITERS = 2;
    /** The server's caches need less of it than a virtual machine, and a request takes seconds. */
    private static final int WARM_UP_SHARE = 10;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

    private static final String CREATE = """
            CREATE SCHEMA IF NOT EXISTS benchmark;
            DROP TABLE IF EXISTS benchmark.text;
            CREATE TABLE benchmark.text (id uuid NOT NULL, project_id uuid NOT NULL, words tsvector NOT NULL);
            """;
    private static final String FILL = """
            INSERT INTO benchmark.text
            SELECT id, project_id,
              setweight(to_tsvector('english', title || ' ' || body), CASE role WHEN 'assistant' THEN 'D'::"char" ELSE 'A' END)
              || setweight(to_tsvector('english', around), 'C')
            FROM (
              SELECT id, project_id, CASE kind WHEN 'passage' THEN '' ELSE title END AS title, body, details ->> 'role' AS role,
                CASE kind WHEN 'passage' THEN concat_ws(' ', left(lag(body, 2) OVER session, 1000),
                  left(lag(body) OVER session, 1000), left(lead(body) OVER session, 1000), left(lead(body, 2) OVER session, 1000))
                ELSE '' END AS around
              FROM memory.memory
              WHERE project_id IS NOT NULL AND mod(abs(hashtext(session_id)), %d) = %d
              WINDOW session AS (PARTITION BY session_id, kind = 'passage' ORDER BY (details ->> 'ordinal')::integer)
            ) AS passage
            """;
    private static final String INDEX = """
            SET maintenance_work_mem = '1GB';
            CREATE INDEX ON benchmark.text USING gin (words);
            CREATE INDEX ON benchmark.text (project_id);
            """;
    /**
     * What a server for this would have; the laptop's 4 MB make the bitmap lossy, and compiling takes longer than searching.
     */
    private static final String SETTINGS = "SET work_mem = '256MB'; SET jit = off; SET statement_timeout = '120s'";
    private static final String ANY_WORD = "SELECT replace(plainto_tsquery('english', ?)::text, ' & ', ' | ')";
    private static final String SEARCH = """
            SELECT id, ts_rank('{0.1, 0.4, 0, 1}', words, query) AS rank
            FROM benchmark.text, CAST(? AS tsquery) AS query
            WHERE words @@ query%s
            ORDER BY rank DESC
            LIMIT 10
            """;
    private static final String IN_PROJECT = " AND project_id = ?";

    private final RunningStack stack;
    private final Corpus corpus;

    TextSearch(RunningStack stack, Corpus corpus) {
        this.stack = stack;
        this.corpus = corpus;
    }

    /** Builds table and index; returns their size in bytes. */
    long build() throws SQLException, IOException, InterruptedException {
        try (var connection = stack.database(); var statement = connection.createStatement()) {
            statement.execute(CREATE);
            fill();
            statement.execute(INDEX);
            statement.execute("VACUUM (ANALYZE) benchmark.text");
            try (var size = statement.executeQuery("SELECT pg_total_relation_size('benchmark.text')")) {
                size.next();
                return size.getLong(1);
            }
        }
    }

    void measure(List<String> prompts, boolean isInOneProject, int requests) throws SQLException, IOException {
        try (var connection = stack.database(); var statement = connection.createStatement()) {
            statement.execute(SETTINGS);
            List<String> queries = queries(connection, prompts);
            ask(connection, queries, isInOneProject, requests / WARM_UP_SHARE);
            var took = Quantiles.of(ask(connection, queries, isInOneProject, requests));
            System.out.printf("%-42s %8d %29s %9.1f %9.1f %9.1f%n",
                    isInOneProject ? "ts_rank, one project" : "ts_rank, all projects", requests, "", took.at(0.5),
                    took.at(0.95), took.at(0.99));
        }
    }

    private void fill() throws InterruptedException {
        try (var executor = Executors.newFixedThreadPool(WRITERS)) {
            var filled = new ArrayList<Future<?>>();
            for (int writer = 0; writer < WRITERS; writer++) {
                String statement = FILL.formatted(WRITERS, writer);
                filled.add(executor.submit(() -> {
                    try (var connection = stack.database(); var filling = connection.createStatement()) {
                        return filling.executeUpdate(statement);
                    }
                }));
            }
            for (var one : filled) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("PostgreSQL did not fill the table", e.getCause());
        }
    }

    private List<Double> ask(Connection connection, List<String> queries, boolean isInOneProject, int requests)
            throws SQLException {
        var random = new SplittableRandom(SEED);
        var took = new ArrayList<Double>(requests);
        try (var search = connection.prepareStatement(SEARCH.formatted(isInOneProject ? IN_PROJECT : ""))) {
            for (int i = 0; i < requests; i++) {
                search.setString(1, queries.get(i % queries.size()));
                if (isInOneProject) {
                    search.setObject(2, Corpus.projectId(corpus.project(random)));
                }
                long began = System.nanoTime();
                try (var found = search.executeQuery()) {
                    while (found.next()) {
                        found.getObject(1, UUID.class);
                    }
                }
                took.add((System.nanoTime() - began) / 1e6);
            }
        }
        return took;
    }

    private List<String> queries(Connection connection, List<String> prompts) throws SQLException {
        var queries = new ArrayList<String>();
        try (var any = connection.prepareStatement(ANY_WORD)) {
            for (String prompt : prompts) {
                any.setString(1, rarest(prompt));
                try (var query = any.executeQuery()) {
                    query.next();
                    queries.add(query.getString(1));
                }
            }
        }
        queries.removeIf(String::isBlank);
        return queries;
    }

    private String rarest(String prompt) {
        var words = WORD.matcher(prompt).results().map(MatchResult::group).distinct()
                .filter(word -> !TextAnalysis.terms(word).isEmpty())
                .sorted(Comparator.comparingInt(corpus.vocabulary()::count)).limit(MOST_WORDS).toList();
        return String.join(" ", words);
    }
}
