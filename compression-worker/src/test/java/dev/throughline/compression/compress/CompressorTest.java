package dev.throughline.compression.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.json.Json;
import dev.throughline.common.memory.MemoryKind;

class CompressorTest {

    @Test
    void aTurnNamesEditedFilesFirstThenCommandsAndTheOutcome() {
        var turn = Events.in("/home/ada/shop").prompt("Add a discount to the basket").read("/home/ada/shop/README.md")
                .edit("/home/ada/shop/src/Basket.java").edit("/home/ada/shop/src/Basket.java").edit("/home/ada/shop/pom.xml")
                .run("cd /home/ada/shop && ./mvnw -q verify 2>&1 | tail -5")
                .response("The basket now takes a discount.").only(MemoryKind.TURN);

        assertThat(turn.title()).isEqualTo("Add a discount to the basket");
        assertThat(turn.body()).isEqualTo("""
                Edited: src/Basket.java (2×), pom.xml
                Ran: ./mvnw -q verify
                Outcome: The basket now takes a discount.""");
        assertThat(turn.files()).containsExactly("src/Basket.java", "pom.xml", "README.md");
    }

    @Test
    void aFailureAndWhatFixedItAreASolution() {
        var solution = Events.in("/home/ada/shop").prompt("Make the build green")
                .fail("npm test",
                        "Exit code 1\n\n> shop@1.0.0 test\nTypeError: basket.total is not a function\n    at x (y.js:1)")
                .edit("/home/ada/shop/src/basket.js").run("npm test").only(MemoryKind.SOLUTION);

        assertThat(solution.title()).isEqualTo("npm test: TypeError: basket.total is not a function");
        assertThat(solution.body()).contains("Fixed by editing: src/basket.js");
        assertThat(solution.files()).containsExactly("src/basket.js");
    }

    @Test
    void aFailureThatStaysIsSaidInTheTurn() {
        var turn = Events.in("/w").prompt("Make the build green").fail("npm test", "Error: no such table")
                .response("It still fails.")
                .only(MemoryKind.TURN);

        assertThat(turn.body()).contains("Still failed: npm test – Error: no such table");
    }

    @Test
    void theContextTellsGoalFilesOutcomeAndWhatIsOpen() {
        var context = Events.in("/w").prompt("Build the checkout page").todo("Write the form", "Write the tests")
                .edit("/w/a.ts").edit("/w/b.ts").edit("/w/b.ts")
                .response("The form works.\n\n## Next steps\n- Add translations\n").only(MemoryKind.CONTEXT);

        assertThat(context.title()).isEqualTo("Build the checkout page");
        assertThat(context.body()).contains("Edited, most first: b.ts (2×), a.ts", "Open: Write the tests; Add translations");
        assertThat(context.files()).containsExactly("b.ts", "a.ts");
    }

    @Test
    void aSessionWithoutPromptsHasAContextToo() {
        var context = Events.in("/w").edit("/w/a.ts").decision("Use Kafka", "It replays").only(MemoryKind.CONTEXT);

        assertThat(context.title()).isEqualTo("Work on a.ts");
        assertThat(context.body()).contains("Decided: Use Kafka");
    }

    @Test
    void thatSomethingIsADecisionIsSaidOnce() {
        var context = Events.in("/w").prompt("Fix the prices of the cart")
                .response("Done. Decision: the price cache is keyed by product and version.").only(MemoryKind.CONTEXT);

        assertThat(context.body()).contains("Decided: the price cache is keyed").doesNotContain("Decided: Decision");
    }

    @Test
    void aPastedPlanIsKnownByItsHeading() {
        var turn = Events.in("/w")
                .prompt("Implement the following plan:\n\n# Plan: Batch the prompts\n\n## Context\n\nToo many calls.")
                .only(MemoryKind.TURN);

        assertThat(turn.title()).isEqualTo("Batch the prompts");
        assertThat(turn.body()).contains("Too many calls.");
    }

    @ParameterizedTest
    @ValueSource(strings = { "ok", "Yes, continue", "go on", "thanks!", "👍" })
    void aNodGivesNoTitle(String nod) {
        var compressed = Events.in("/w").prompt(nod).prompt("Write the importer").prompt(nod).compressed();

        assertThat(compressed.progress().title()).isEqualTo("Write the importer");
        assertThat(compressed.turns()).hasSize(3);
        assertThat(compressed.drafts()).filteredOn(draft -> draft.place().equals("turn/3")).singleElement()
                .extracting(Draft::title).isEqualTo("Write the importer (continued)");
    }

    @Test
    void aReportedDecisionKeepsItsReason() {
        var decision = Events.in("/w").prompt("Choose a broker").decision("Use Kafka", "It replays").only(MemoryKind.DECISION);

        assertThat(decision.title()).isEqualTo("Use Kafka");
        assertThat(decision.body()).isEqualTo("Use Kafka\nRationale: It replays\nImpact: high");
        assertThat(decision.importance()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            We decided to keep the old endpoint for one release.        | 1
            Let's go with PostgreSQL for the queue.                     | 1
            We'll use `createTreeCollection` from the docs.             | 1
            Should we go with PostgreSQL or Kafka for this?             | 0
            Let me use the Edit tool to change the file now.            | 0
            If we decided to keep it, the test would have to change.    | 0
            """)
    void aDecisionIsFoundWhereSomeoneDecided(String sentence, int found) {
        assertThat(Events.in("/w").prompt("Which one is it?").response(sentence).drafts(MemoryKind.DECISION)).hasSize(found);
    }

    @Test
    void aSubAgentAddsItsFilesAndNothingElse() {
        var events = Events.in("/w").prompt("Split the module").editBySubAgent("/w/src/a.ts").responseBySubAgent("I am done");

        assertThat(events.only(MemoryKind.TURN).files()).containsExactly("src/a.ts");
        assertThat(events.drafts(MemoryKind.PASSAGE)).hasSize(1);
    }

    @Test
    void nothingOfAPrivateTurnIsInTheContext() {
        var compressed = Events.in("/w").prompt("Plan the release").privatePrompt("Write my complaint about Bob")
                .edit("/w/complaint.md").response("We decided to send the complaint about Bob.").compressed();

        assertThat(compressed.drafts()).filteredOn(draft -> !draft.isPrivate())
                .allSatisfy(draft -> assertThat(draft.title() + draft.body() + draft.files()).doesNotContain("omplaint"));
        assertThat(compressed.privateEvents()).containsExactlyInAnyOrder("event-3", "event-4", "event-5");
    }

    @Test
    void aFileOfAPrivateTurnIsNoSuspectForAFailureThatEveryoneMaySee() {
        var compressed = Events.in("/w").prompt("Make the build green").fail("npm test", "Error: boom").edit("/w/a.ts")
                .privatePrompt("Note my salary").edit("/w/salary.md").prompt("Go on with the build").run("npm test")
                .compressed();

        assertThat(compressed.drafts()).filteredOn(draft -> !draft.isPrivate())
                .allSatisfy(draft -> assertThat(draft.body() + draft.files() + draft.details()).doesNotContain("salary"));
        assertThat(compressed.drafts()).filteredOn(draft -> draft.kind() == MemoryKind.SOLUTION).singleElement()
                .extracting(Draft::files).isEqualTo(List.of("a.ts"));
    }

    @Test
    void theDetailsOfAContextTellWhereTheWorkStands() {
        var details = Events.in("/w").prompt("Build the checkout page").todo("Write the form", "Write the tests")
                .edit("/w/a.ts")
                .run("git commit -m \"Add the form\"").fail("npm test", "Error: no such table")
                .decision("Use Kafka", "It replays")
                .response("The form works.\n\n## Next steps\n- Add translations\n").only(MemoryKind.CONTEXT).details();

        assertThat(details.path("phase").asText()).isEqualTo("implementation");
        assertThat(details.path("completed").toString()).isEqualTo("[\"Write the form\",\"Add the form\"]");
        assertThat(details.path("blockers").toString()).isEqualTo("[\"npm test – Error: no such table\"]");
        assertThat(details.path("decisions").toString()).isEqualTo("[\"Use Kafka\"]");
        assertThat(details.path("next").toString()).isEqualTo("[\"Write the tests\",\"Add translations\"]");
        assertThat(details.path("tasks").toString()).isEqualTo("{\"planned\":2,\"done\":1}");
    }

    @Test
    void theTaskThatIsWorkedOnIsInProgress() {
        var context = Events.in("/w").prompt("Build the checkout page").working("Write the form").edit("/w/a.ts")
                .only(MemoryKind.CONTEXT);

        assertThat(context.details().path("in_progress").toString()).isEqualTo("[\"Write the form\"]");
    }

    @Test
    void anAnnouncementIsLeftOutOfTheOutcomeAndNoPathIsCut() {
        var turn = Events.in("/w").prompt("Make the total exact")
                .response("All clean. Here's a summary of the changes in `src/total.ts`:\n\n- The total is a decimal now.\n")
                .only(MemoryKind.TURN);

        assertThat(turn.body()).isEqualTo("Outcome: All clean. The total is a decimal now.");
    }

    @Test
    void anOfferAtTheEndIsOpenUntilItIsAnswered() {
        var events = Events.in("/w").prompt("Write the importer").response("It works. Should I add the tests too?");

        assertThat(events.only(MemoryKind.CONTEXT).body()).contains("Open: Should I add the tests too?");
        assertThat(events.prompt("Yes, and write the notes").only(MemoryKind.CONTEXT).body()).doesNotContain("Open");
    }

    @Test
    void aFailureThatTheWorkWasCommittedOverBlocksNothing() {
        var context = Events.in("/w").prompt("Write the importer").edit("/w/a.ts").fail("npm run lint", "error: unused")
                .run("git commit -m \"Add the importer\"").response("Committed.").only(MemoryKind.CONTEXT);

        assertThat(context.body()).contains("Committed: Add the importer").doesNotContain("Still fails");
    }

    @Test
    void progressOfEarlierRulesIsReadOn() throws Exception {
        var earlier = """
                {"folder": "/w", "title": "Build it", "turns": 3, "passages": 6, "topic": "Build it", "failing": [],
                 "overview": {"goals": ["Build it"], "outcomes": ["It works."], "edited": [{"path": "a.ts", "edits": 2}],
                   "decided": ["Use Kafka"], "fixed": [], "tasks": [], "next_steps": [], "next_steps_turn": 0}}""";

        var progress = Json.read(earlier.getBytes(StandardCharsets.UTF_8), Progress.class);
        var context = new Compressor().compress(progress, Events.in("/w").prompt("Write the notes").list()).drafts().getLast();

        assertThat(context.body()).contains("Goal: Build it", "a.ts (2×)");
    }

    @Test
    void aFileInAWorktreeIsTheFileOfItsRepository() {
        var turn = Events.in("/home/ada/shop/.claude/worktrees/fix-1").prompt("Fix the total")
                .edit("/home/ada/shop/.claude/worktrees/fix-1/src/total.ts").edit("/home/ada/shop/src/other.ts")
                .only(MemoryKind.TURN);

        assertThat(turn.files()).containsExactly("src/other.ts", "src/total.ts");
    }

    @Test
    void theResultDoesNotDependOnHowTheEventsAreCutIntoBatches() {
        var events = Events.in("/w").prompt("Build the checkout page").fail("npm test", "Error: boom").edit("/w/a.ts")
                .run("npm test")
                .response("It works.").prompt("commit").run("git commit -m \"Add checkout\"").response("Committed.").list();

        assertThat(inBatchesOf(1, events)).isEqualTo(inBatchesOf(3, events)).isEqualTo(inBatchesOf(100, events));
    }

    @Test
    void theProgressOfAVeryLongSessionStaysSmall() throws Exception {
        var events = Events.in("/w");
        for (int turn = 0; turn < 5_000; turn++) {
            events.prompt("Please change the file number " + turn + " so that it says something new")
                    .edit("/w/src/file-" + turn + ".ts").fail("npm run check-" + turn, "Error: check " + turn + " failed")
                    .response("We decided to use option " + turn + " for the file, and it works now.");
        }

        var progress = events.compressed().progress();

        assertThat(progress.turns()).isEqualTo(5_000);
        assertThat(Json.bytes(progress)).hasSizeLessThan(40_000);
        assertThat(Json.read(Json.bytes(progress), Progress.class)).isEqualTo(progress);
    }

    private static Map<String, Draft> inBatchesOf(int size, List<SessionEvent> events) {
        var drafts = new LinkedHashMap<String, Draft>();
        var progress = Progress.START;
        var left = new ArrayList<>(events);
        while (!left.isEmpty()) {
            var batch = left.subList(0, Math.min(size, left.size()));
            var compressed = new Compressor().compress(progress, List.copyOf(batch));
            compressed.drafts().forEach(draft -> drafts.put(draft.place(), draft));
            progress = compressed.progress();
            batch.clear();
        }
        return drafts;
    }
}
