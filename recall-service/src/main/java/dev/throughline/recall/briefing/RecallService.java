package dev.throughline.recall.briefing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.throughline.common.event.MemoryRecalled;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.secret.SecretScanner;
import dev.throughline.common.security.Caller;
import dev.throughline.common.setting.Settings;
import dev.throughline.recall.index.Found;
import dev.throughline.recall.index.TextAnalysis;
import dev.throughline.recall.memory.Standing;

/** Tells what is known: gathers, weighs, chooses, writes, and remembers what was told. */
@Singleton
public class RecallService {

    /** A session's id and a project's key are the caller's, and a question may be a password. */
    private static final SecretScanner SECRETS = SecretScanner.standard();

    private final Gathering gathering;
    private final Told told;
    private final LastConfirmed lastConfirmed;
    private final RecallReporter reporter;
    private final Clock clock;

    RecallService(Gathering gathering, Told told, LastConfirmed lastConfirmed, RecallReporter reporter, Clock clock) {
        this.gathering = gathering;
        this.told = told;
        this.lastConfirmed = lastConfirmed;
        this.reporter = reporter;
        this.clock = clock;
    }

    /**
     * The text for a question, or for a session's start when there is none.
     *
     * @param budget in the place of the wanted one, by what is set for the project
     */
    public Uni<RecallAnswer> recall(Caller caller, Wanted wanted, Function<Settings, Wanted.Budget> budget) {
        long began = System.nanoTime();
        if (!wanted.question().isBlank() && saysTooLittle(wanted)) {
            return Uni.createFrom().item(RecallAnswer.NOTHING);
        }
        return gathering.found(caller, wanted)
                .chain(found -> found.isEmpty() ? Uni.createFrom().item(Briefing.EMPTY) : tell(caller, wanted, budget, found))
                .map(briefing -> answer(caller, wanted, briefing, began));
    }

    /**
     * To write takes about as long as the database, and is done meanwhile; again where the database leads to another choice.
     */
    private Uni<Briefing> tell(Caller caller, Wanted wanted, Function<Settings, Wanted.Budget> budget,
            Collection<Found.Hit> found) {
        var telling = telling(caller, wanted.within(budget.apply(lastConfirmed.settings(caller, wanted.project()))));
        var confirmed = gathering.confirmed(caller, wanted.project(), found)
                .invoke(now -> lastConfirmed.keep(caller, wanted.project(), now));
        var draft = Uni.createFrom().item(() -> telling.draft(found, lastConfirmed::usage));
        return Uni.combine().all().unis(confirmed, draft).asTuple().chain(both -> told(caller,
                telling.within(budget.apply(both.getItem1().settings())), found, both.getItem1().standing(), both.getItem2()));
    }

    private Uni<Briefing> told(Caller caller, Telling telling, Collection<Found.Hit> found, Map<UUID, Standing> standing,
            Draft draft) {
        var selection = telling.select(Gathered.of(found, standing, draft.fit(), telling::fit));
        var items = gathering.items(caller, selection);
        return draft.tells(selection, telling.wanted().budget()) ? items.map(draft.briefing()::weighed)
                : items.map(all -> telling.write(selection, all));
    }

    /** Without a question: the memories themselves, the most relevant first. */
    Uni<List<Item>> ranked(Caller caller, Wanted wanted) {
        var telling = telling(caller, wanted);
        return gathering.found(caller, wanted).chain(found -> gathered(caller, telling, found)).map(telling::ranking)
                .chain(selection -> gathering.items(caller, selection));
    }

    private static boolean saysTooLittle(Wanted wanted) {
        return wanted.floor().words() > 0 && TextAnalysis.terms(wanted.question()).size() < wanted.floor().words();
    }

    /**
     * Memories of these kinds with the parts of their scores, the most relevant first; newest first when nothing is asked. For
     * a person who looks at them: nothing of it counts as told.
     */
    public Uni<List<Item>> weighed(Caller caller, Wanted wanted, Set<MemoryKind> kinds) {
        var telling = telling(caller, wanted);
        return gathering.ofKinds(caller, wanted, kinds).chain(found -> gathered(caller, telling, found))
                .map(gathered -> telling.weighing(gathered, kinds)).chain(selection -> gathering.items(caller, selection));
    }

    /** The fit is found out while the database is asked. */
    private Uni<Gathered> gathered(Caller caller, Telling telling, Collection<Found.Hit> found) {
        var fit = Uni.createFrom().item(() -> telling.fit(found));
        return Uni.combine().all().unis(gathering.standing(caller, found), fit).asTuple()
                .map(both -> Gathered.of(found, both.getItem1(), both.getItem2(), telling::fit));
    }

    /** The session's context was cut or cleared: it may be told everything again. */
    public void forgetTold(Caller caller, String sessionId) {
        told.forget(caller, sessionId);
    }

    private Telling telling(Caller caller, Wanted wanted) {
        return new Telling(wanted, candidate -> told.knows(caller, wanted.sessionId(), candidate), SessionWeights.DEFAULT,
                clock.instant());
    }

    private RecallAnswer answer(Caller caller, Wanted wanted, Briefing briefing, long began) {
        told.add(caller, wanted.sessionId(), briefing.items());
        long tookMs = (System.nanoTime() - began) / 1_000_000;
        if (!briefing.items().isEmpty()) {
            report(caller, wanted, briefing, tookMs);
        }
        return new RecallAnswer(briefing.markdown(), briefing.tokens(),
                briefing.items().stream().map(RecallAnswer.Recalled::of).toList(), tookMs);
    }

    /** The caller may be gone by the time that the tokens are counted. */
    private void report(Caller caller, Wanted wanted, Briefing briefing, long tookMs) {
        String tenant = caller.tenantId();
        String member = caller.userId();
        Instant now = clock.instant();
        reporter.report(() -> new MemoryRecalled(tenant, member, clean(wanted.sessionId()), clean(project(wanted)),
                hash(wanted.question()), now, shown(briefing.items()),
                new MemoryRecalled.Effort(originalTokens(briefing.items()), briefing.tokens(), tookMs)));
    }

    private static int originalTokens(List<Item> items) {
        return items.stream().mapToInt(item -> item.memory().tokens()).sum();
    }

    private static List<MemoryRecalled.Shown> shown(List<Item> items) {
        return IntStream.range(0, items.size()).mapToObj(i -> shown(items.get(i), i + 1)).toList();
    }

    private static MemoryRecalled.Shown shown(Item item, int rank) {
        Relevance why = item.relevance();
        return new MemoryRecalled.Shown(item.memory().id(), item.memory().version(), rank, item.score(),
                new MemoryRecalled.Why(why.importance(), why.match(), why.recency(), why.usage(), why.tags()));
    }

    private static @Nullable String project(Wanted wanted) {
        return wanted.project() == null ? null : wanted.project().key();
    }

    private static @Nullable String clean(@Nullable String text) {
        return text == null ? null : SECRETS.redact(text).text();
    }

    private static @Nullable String hash(String question) {
        if (question.isBlank()) {
            return null;
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(SECRETS.redact(question).text().strip().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
