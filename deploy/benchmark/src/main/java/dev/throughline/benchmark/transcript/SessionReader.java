package dev.throughline.benchmark.transcript;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import dev.throughline.common.event.Source;
import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.security.Caller;
import dev.throughline.ingest.agent.FileOrigin.Workplace;
import dev.throughline.ingest.claudecode.ClaudeCodeTranscript;
import dev.throughline.ingest.event.Draft;
import dev.throughline.ingest.event.Finished;
import dev.throughline.ingest.event.Finisher;
import dev.throughline.ingest.event.StandardFinisher;
import dev.throughline.ingest.event.TooLarge;

/** Makes of a transcript the events that ingest-service would publish of it, by the same reader and the same rules. */
public final class SessionReader {

    private static final Caller CALLER = new Caller("benchmark", "benchmark", null, "none");

    private final Clock clock = Clock.systemUTC();
    private final Finisher finisher = StandardFinisher.of(clock);

    /** The events in their order, each id once. */
    public List<Finished> events(Transcript transcript) {
        var drafts = new ArrayList<Draft>();
        var reader = new ClaudeCodeTranscript(SessionReader::origin, clock, drafts::add);
        transcript.lines().forEach(line -> reader.read(line.json(), line.bytes()));
        reader.end();
        var seen = new HashSet<List<String>>();
        return drafts.stream().map(this::finished)
                .filter(finished -> seen.add(List.of(finished.event().sessionId(), finished.event().id()))).toList();
    }

    private Finished finished(Draft draft) {
        try {
            return finisher.finish(draft, CALLER);
        } catch (TooLarge e) {
            throw new IllegalStateException("An event of a transcript is too large", e);
        }
    }

    private static Draft.Origin origin(Workplace workplace) {
        return new Draft.Origin(Source.TRANSCRIPT, ProjectReference.ofCheckout(null, null, null, workplace.folder(), null),
                "claude-code",
                null, null);
    }
}
