package dev.throughline.compression.compress;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.memory.MemoryKind;

/**
 * Says where a project stands, from the contexts of its latest sessions. Its details are {@code phase} (of the latest session),
 * {@code progress} (0–1, of the tasks that the latest session with a plan wrote down), {@code blockers[]}, {@code next[]},
 * {@code decisions[]}, {@code rules[]} and {@code key_files[]}, each without what is missing.
 */
public final class ProjectDigest {

    private static final int MOST_NEXT = 10;
    private static final int MOST_DECISIONS = 8;
    private static final int MOST_RULES = 8;
    private static final int MOST_BLOCKERS = 3;
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
        var files = List.copyOf(distinct(latest.stream().flatMap(context -> context.files().stream()), MOST_FILES));
        var details = details(latest);
        details.set("key_files", array(files.stream().limit(MOST_NAMED).toList()));
        var body = new StringJoiner("\n");
        latest.forEach(context -> body.add(line(context)));
        add(body, "At: ", standing(details));
        add(body, "Blocked by: ", joined(details, "blockers", "; "));
        add(body, "Open: ", joined(details, "next", "; "));
        add(body, "Edited last: ", joined(details, "key_files", ", "));
        add(body, "Decided: ", joined(details, "decisions", "; "));
        add(body, "Rules: ", joined(details, "rules", "; "));
        return new Draft("state", MemoryKind.STATE, false, "Where " + projectKey + " stands", body.toString(), List.of(), files,
                IMPORTANCE, latest.getFirst().occurredAt(), List.of(), details);
    }

    private static String line(Context context) {
        String outcome = Text.gist(context.details().path("outcome").asText(""), MOST_OUTCOME);
        return context.occurredAt().atZone(ZoneOffset.UTC).toLocalDate() + ": " + context.title()
                + (outcome.isEmpty() ? "" : " – " + outcome);
    }

    private static ObjectNode details(List<Context> latest) {
        var details = JsonNodeFactory.instance.objectNode();
        String phase = latest.getFirst().details().path("phase").asText("");
        if (!phase.isEmpty()) {
            details.put("phase", phase);
        }
        latest.stream().map(context -> context.details().path("tasks")).filter(tasks -> tasks.path("planned").asInt() > 0)
                .findFirst().ifPresent(tasks -> details.put("progress", share(tasks)));
        // what blocked an earlier session is old news
        put(details, "blockers", texts(latest.getFirst(), "blockers"), MOST_BLOCKERS);
        put(details, "next", latest.stream().flatMap(context -> texts(context, "next")), MOST_NEXT);
        put(details, "decisions", latest.stream().flatMap(context -> texts(context, "decisions")), MOST_DECISIONS);
        put(details, "rules", latest.stream().flatMap(context -> texts(context, "rules")), MOST_RULES);
        return details;
    }

    private static double share(JsonNode tasks) {
        return Math.round(100.0 * tasks.path("done").asInt() / tasks.path("planned").asInt()) / 100.0;
    }

    private static String standing(ObjectNode details) {
        String phase = details.path("phase").asText("");
        return details.has("progress") && !phase.isEmpty()
                ? String.format(Locale.ROOT, "%s, %.0f %% of the planned tasks done", phase,
                        100 * details.path("progress").asDouble())
                : phase;
    }

    private static void put(ObjectNode details, String field, Stream<String> texts, int most) {
        details.set(field, array(List.copyOf(distinct(texts, most))));
    }

    private static JsonNode array(List<String> texts) {
        var array = JsonNodeFactory.instance.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static String joined(ObjectNode details, String field, String separator) {
        var joined = new StringJoiner(separator);
        details.path(field).forEach(text -> joined.add(text.asText()));
        return joined.toString();
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
