package dev.throughline.recall.briefing;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.briefing.Lineage.Ancestor;
import dev.throughline.recall.memory.StoredMemory;

/**
 * Writes what a line of sessions did, decided and left open, the latest first: what matters most is said while there is room.
 */
final class ResumptionWriter {

    private static final int SUMMARY_CHARACTERS = 2_000;
    private static final int DETAIL_CHARACTERS = 320;
    private static final int TITLE_CHARACTERS = 120;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final BudgetedText text;
    private final Map<UUID, StoredMemory> memories;
    private final List<String> told = new ArrayList<>();

    ResumptionWriter(int mostTokens, Map<UUID, StoredMemory> memories) {
        this.text = new BudgetedText(mostTokens, Integer.MAX_VALUE);
        this.memories = memories;
    }

    Resumption write(List<Ancestor> line) {
        text.add("# What was done before", null);
        line.stream().filter(this::hasSomething).forEach(this::tell);
        if (told.isEmpty()) {
            return Resumption.NOTHING;
        }
        Briefing fitted = text.fitted();
        return new Resumption(fitted.markdown(), fitted.tokens(), told);
    }

    private boolean hasSomething(Ancestor session) {
        return !session.memories().isEmpty() || !session.ending().isEmpty() || !session.openGoals().isEmpty();
    }

    private void tell(Ancestor session) {
        String title = session.title().isEmpty() ? "Untitled" : session.title();
        String heading = "\n## " + DAY.format(session.lastEventAt()) + " "
                + BriefingWriter.cut(BriefingWriter.oneLine(title), TITLE_CHARACTERS) + " (session " + session.id() + ", "
                + session.status() + ")";
        if (text.add(heading, null)) {
            told.add(session.id());
            ending(session.ending());
            session.openGoals().forEach(goal -> text.add("- Open goal: " + detail(goal), null));
            session.memories().stream().map(memories::get).filter(Objects::nonNull).forEach(this::remember);
        }
    }

    private void ending(JsonNode ending) {
        String outcome = String.join(": ", List.of(ending.path("status").asText(""), ending.path("outcome").asText(""))
                .stream().filter(part -> !part.isBlank()).toList());
        if (!outcome.isEmpty()) {
            text.add("Ended as " + detail(outcome), null);
        }
        for (JsonNode goal : ending.path("goals_achieved")) {
            text.add("Achieved: " + detail(goal.asText()), null);
        }
    }

    private void remember(StoredMemory memory) {
        switch (memory.kind()) {
            case CONTEXT -> summary(memory.body());
            case DECISION -> text.add("- Decided: " + detail(memory), null);
            default -> text.add("- Asked: " + detail(memory), null);
        }
    }

    /** Whole, or its beginning: what is open stands at its end, so that it is cut only where there is no room. */
    private void summary(String body) {
        for (int most = SUMMARY_CHARACTERS; most > TITLE_CHARACTERS; most /= 2) {
            if (text.add(BriefingWriter.cut(body, most), null)) {
                return;
            }
        }
    }

    private static String detail(StoredMemory memory) {
        return detail(memory.kind() == MemoryKind.DECISION && !memory.body().startsWith(memory.title())
                ? memory.title() + " – " + memory.body()
                : memory.body());
    }

    private static String detail(String told) {
        return BriefingWriter.cut(BriefingWriter.oneLine(told), DETAIL_CHARACTERS);
    }
}
