package dev.throughline.compression.compress;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.memory.MemoryKind;

/** Says where a project stands, from the contexts of its latest sessions. */
public final class ProjectDigest {

    private static final int MOST_OPEN = 10;
    private static final int MOST_DECIDED = 8;
    private static final int MOST_FILES = 25;
    private static final int MOST_NAMED = 15;
    private static final int MOST_OUTCOME = 200;
    private static final double IMPORTANCE = 6;

    /** The context of one session, as it was written. */
    public record Context(String title, List<String> files, Instant occurredAt, ObjectNode details) {
        public Context {
            files = List.copyOf(files);
        }
    }

    private ProjectDigest() {
    }

    /** @param latest contexts that the team may see, the latest first; at least one */
    public static Draft of(String projectKey, List<Context> latest) {
        Set<String> files = distinct(latest.stream().flatMap(context -> context.files().stream()), MOST_FILES);
        Set<String> open = distinct(latest.stream().flatMap(context -> texts(context, "open")), MOST_OPEN);
        Set<String> decided = distinct(latest.stream().flatMap(context -> texts(context, "decided")), MOST_DECIDED);
        var body = new StringJoiner("\n");
        latest.forEach(context -> body.add(line(context)));
        add(body, "Open: ", String.join("; ", open));
        add(body, "Edited last: ", String.join(", ", files.stream().limit(MOST_NAMED).toList()));
        add(body, "Decided: ", String.join("; ", decided));
        return new Draft("state", MemoryKind.STATE, false, "Where " + projectKey + " stands", body.toString(), List.of(),
                List.copyOf(files), IMPORTANCE, latest.getFirst().occurredAt(), List.of(), details(open, decided));
    }

    private static String line(Context context) {
        String outcome = Text.gist(context.details().path("outcome").asText(""), MOST_OUTCOME);
        return context.occurredAt().atZone(ZoneOffset.UTC).toLocalDate() + ": " + context.title()
                + (outcome.isEmpty() ? "" : " – " + outcome);
    }

    private static ObjectNode details(Set<String> open, Set<String> decided) {
        var details = JsonNodeFactory.instance.objectNode();
        open.forEach(details.putArray("open")::add);
        decided.forEach(details.putArray("decided")::add);
        return details;
    }

    private static Stream<String> texts(Context context, String field) {
        var texts = Stream.<String> builder();
        context.details().path(field).forEach(text -> texts.add(text.asText()));
        return texts.build();
    }

    private static Set<String> distinct(Stream<String> texts, int most) {
        var distinct = new LinkedHashSet<String>();
        texts.filter(text -> distinct.size() < most).forEach(distinct::add);
        return distinct;
    }

    private static void add(StringJoiner body, String label, String text) {
        if (!text.isEmpty()) {
            body.add(label + text);
        }
    }
}
