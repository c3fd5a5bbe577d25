package dev.throughline.benchmark.ranking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Dialogues, and questions of which it is known which turns or sessions answer them.
 *
 * @param turns in the order of the file
 */
record DialogueSet(String name, List<Turn> turns, List<Query> queries) {

    private static final int TURN_COLUMNS = 8;

    /** A line of {@code docs.tsv}. */
    record Turn(String group, String id, String session, int index, String speaker, String date, String text, String caption) {

        private static Turn of(String[] line) {
            String[] columns = Arrays.copyOf(line, TURN_COLUMNS);
            return new Turn(columns[0], columns[1], columns[2], Integer.parseInt(columns[3]), columns[4], columns[5],
                    columns[6], columns[7] == null ? "" : columns[7]);
        }
    }

    /**
     * A line of {@code queries.tsv}.
     *
     * @param wanted the turns that answer it, or the sessions; empty when nothing does
     */
    record Query(String group, String category, String question, Set<String> wanted, boolean isBySession) {

        private static final String SESSIONS = "S=";

        /** Each of several sessions has the prefix. */
        private static Query of(String[] line) {
            String gold = line.length > 4 ? line[4] : "";
            Set<String> wanted = Arrays.stream(gold.replace(SESSIONS, "").split("[|,]")).filter(id -> !id.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
            return new Query(line[0], line[2], line[3], wanted, gold.startsWith(SESSIONS));
        }
    }

    static DialogueSet read(Path folder) throws IOException {
        var turns = lines(folder.resolve("docs.tsv")).stream().map(Turn::of).toList();
        var queries = lines(folder.resolve("queries.tsv")).stream().map(Query::of).toList();
        return new DialogueSet(String.valueOf(folder.getFileName()), turns, queries);
    }

    private static List<String[]> lines(Path file) throws IOException {
        try (var reader = new BufferedReader(new InputStreamReader(open(file), StandardCharsets.UTF_8))) {
            return reader.lines().map(line -> line.split("\t", -1)).collect(Collectors.toCollection(ArrayList::new));
        }
    }

    private static InputStream open(Path file) throws IOException {
        return Files.exists(file) ? Files.newInputStream(file)
                : new GZIPInputStream(Files.newInputStream(file.resolveSibling(file.getFileName() + ".gz")));
    }
}
