package dev.throughline.audit.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.merkle.Frontier;
import dev.throughline.audit.merkle.Hash;
import dev.throughline.audit.merkle.Node;

/**
 * Gives reports their sequence and their leaf in the tenant's tree, one statement a table however many they are. The tree's
 * row is locked until the transaction ends, so that sequences have no gap: append last, and end soon.
 */
@ApplicationScoped
public class Appender {

    private final EntryStore entries;
    private final TreeStore tree;
    private final Counter appended;

    Appender(EntryStore entries, TreeStore tree, MeterRegistry meters) {
        this.entries = entries;
        this.tree = tree;
        this.appended = meters.counter("audit.entries.appended");
    }

    /**
     * Appends in the transaction of these statements.
     *
     * @param reports of the transaction's tenant; a repeat of an event is left out
     */
    public Uni<Void> append(Statements statements, List<Report> reports) {
        List<String> eventIds = reports.stream().map(Report::eventId).filter(Objects::nonNull).toList();
        return tree.lock(statements).chain(frontier -> entries.known(statements, eventIds)
                .chain(known -> store(statements, frontier, unknown(reports, known))));
    }

    private static List<Report> unknown(List<Report> reports, Set<String> known) {
        var seen = new HashSet<>(known);
        return reports.stream().filter(report -> report.eventId() == null || seen.add(report.eventId())).toList();
    }

    private Uni<Void> store(Statements statements, Frontier frontier, List<Report> reports) {
        if (reports.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        long last = frontier.size();
        var texts = new ArrayList<String>(reports.size());
        var completed = new LinkedHashMap<Node, byte[]>();
        for (Report report : reports) {
            String text = EntryText.of(frontier.size() + 1, report);
            texts.add(text);
            frontier.append(Hash.leaf(text.getBytes(StandardCharsets.UTF_8)), completed::put);
        }
        return entries.add(statements, last, texts)
                .chain(() -> tree.grow(statements, frontier, completed))
                .invoke(() -> appended.increment(texts.size()));
    }
}
