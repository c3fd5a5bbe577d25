package dev.throughline.benchmark.secret;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.benchmark.DataFolder;
import dev.throughline.common.secret.JsonRedactor;
import dev.throughline.common.secret.Redaction.Find;
import dev.throughline.common.secret.SecretScanner;

/**
 * What the scanner finds in real sessions, to be read by a person: which of it is a secret no program can say. Nothing is
 * written but to the terminal, and of each find only a few characters. Usage: {@code secret-false-alarms [FOLDER]}.
 */
public final class SecretFalseAlarms {

    /** One find: its kind and fingerprint are the same wherever the same text was taken for a secret. */
    private record Seen(List<String> contexts) {
    }

    private final JsonRedactor redactor = new JsonRedactor(SecretScanner.standard());
    private final Map<Find, Seen> finds = new TreeMap<>(Comparator.comparing(Find::kind).thenComparing(Find::fingerprint));
    private int events;
    private int eventsWithFinds;

    private SecretFalseAlarms() {
    }

    public static void main(String[] arguments) {
        Path folder = arguments.length == 0 ? DataFolder.named("transcripts") : Path.of(arguments[0]);
        var study = new SecretFalseAlarms();
        RecordedEvents.in(folder, study::look);
        study.print();
    }

    private void look(ObjectNode event) {
        events++;
        ObjectNode cleaned = event.deepCopy();
        var found = new ArrayList<Find>();
        redactor.redact(cleaned, found::add);
        if (!found.isEmpty()) {
            eventsWithFinds++;
            compare(event, cleaned);
        }
    }

    private void compare(JsonNode before, JsonNode after) {
        if (before.isTextual() && !before.equals(after)) {
            for (Context context : Context.between(before.textValue(), after.textValue())) {
                finds.computeIfAbsent(context.find(), find -> new Seen(new ArrayList<>())).contexts().add(context.text());
            }
        }
        var others = after.iterator();
        for (JsonNode inner : before) {
            compare(inner, others.next());
        }
    }

    private void print() {
        finds.forEach((find, seen) -> System.out.printf("%-22s %5d × %s%n", find.kind(), seen.contexts().size(),
                seen.contexts().getFirst()));
        System.out.printf("%d events, %d with a find (%.2f of 1,000), %d different finds (%.2f for 1,000 events)%n", events,
                eventsWithFinds, 1000.0 * eventsWithFinds / events, finds.size(), 1000.0 * finds.size() / events);
    }
}
