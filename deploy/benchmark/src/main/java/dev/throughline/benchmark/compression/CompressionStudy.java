package dev.throughline.benchmark.compression;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

import dev.throughline.benchmark.DataFolder;
import dev.throughline.benchmark.Quantiles;
import dev.throughline.benchmark.transcript.RawSession;
import dev.throughline.benchmark.transcript.SessionReader;
import dev.throughline.benchmark.transcript.Transcript;
import dev.throughline.ingest.event.Finished;

/**
 * How much smaller the sessions of Claude Code under a folder become, and what of them survives.
 *
 * <p>
 * Usage: {@code compression [--verbose] [FOLDER]}
 */
public final class CompressionStudy {

    private static final String VERBOSE = "--verbose";

    private final SessionReader reader = new SessionReader();
    private final List<Reduction> reductions = new ArrayList<>();
    private final EditedFiles files = new EditedFiles();
    private final FixedCommands commands = new FixedCommands();
    private final OpenItems openItems = new OpenItems();
    private final StatedRules rules = new StatedRules();

    public static void main(String[] arguments) {
        List<String> folders = Arrays.stream(arguments).filter(argument -> !argument.equals(VERBOSE)).toList();
        boolean isVerbose = folders.size() < arguments.length;
        var study = new CompressionStudy();
        Transcript.in(folders.isEmpty() ? DataFolder.named("transcripts") : Path.of(folders.getFirst())).forEach(study::add);
        study.print(isVerbose);
    }

    private void add(Transcript transcript) {
        var events = reader.events(transcript);
        var kept = kept(events);
        var raw = RawSession.of(transcript);
        reductions.add(Reduction.of(transcript, raw, events, kept));
        files.add(transcript.name(), raw, kept);
        commands.add(transcript.name(), raw, kept);
        openItems.add(transcript.name(), raw, kept, line -> kept(reader.events(transcript.before(line))));
        rules.add(transcript.name(), raw, kept);
    }

    private static Kept kept(List<Finished> events) {
        return Kept.of(events.stream().map(Finished::event).toList());
    }

    private void print(boolean isVerbose) {
        System.out.printf("%d sessions%n%n", reductions.size());
        printReductions(isVerbose);
        System.out.println();
        files.print(isVerbose);
        commands.print(isVerbose);
        openItems.print(isVerbose);
        rules.print();
    }

    private void printReductions(boolean isVerbose) {
        System.out.printf("%-66s %7s %7s %7s %7s %7s %7s%n", "by session", "least", "10 %", "25 %", "median", "75 %", "90 %");
        print("tokens stored: context and turns", "%7.0f", Reduction::stored);
        print("tokens of its events as published", "%7.0f", Reduction::events);
        print("token reduction against its events, %", "%7.1f", one -> one.against(one.events()));
        print("token reduction against what was said, %", "%7.1f", one -> one.against(one.conversation()));
        print("token reduction against its file, %", "%7.1f", one -> one.against(one.file()));
        System.out.printf("all sessions together, against their events: %.1f %%%n", 100
                - 100.0 * reductions.stream().mapToLong(Reduction::stored).sum()
                        / reductions.stream().mapToLong(Reduction::events).sum());
        if (isVerbose) {
            reductions.forEach(one -> System.out.printf("  %-80s stored %5d, events %7d, said %7d, file %7d: %5.1f %%%n",
                    one.session(), one.stored(), one.events(), one.conversation(), one.file(), one.against(one.events())));
        }
    }

    private void print(String name, String form, ToDoubleFunction<Reduction> figure) {
        var values = Quantiles.of(reductions.stream().map(figure::applyAsDouble).toList());
        System.out.printf("%-66s", name);
        for (double share : new double[] { 0, 0.1, 0.25, 0.5, 0.75, 0.9 }) {
            System.out.printf(" " + form, values.at(share));
        }
        System.out.println();
    }
}
