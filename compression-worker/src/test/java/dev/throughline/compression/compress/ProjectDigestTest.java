package dev.throughline.compression.compress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import dev.throughline.common.memory.MemoryKind;

class ProjectDigestTest {

    @Test
    void theStateTellsPhaseProgressBlockersNextStepsDecisionsAndRules() {
        var session = Events.in("/w").prompt("Build the checkout page. We use PostgreSQL 18 for everything.")
                .todo("Write the form", "Write the tests").edit("/w/a.ts").fail("npm test", "Error: no such table")
                .response("We decided to keep the old endpoint.").only(MemoryKind.CONTEXT);

        var state = ProjectDigest.of("acme/shop", List.of(context(session)));

        assertThat(state.details().path("phase").asText()).isEqualTo("implementation");
        assertThat(state.details().path("progress").asDouble()).isEqualTo(0.5);
        assertThat(state.body()).contains("At: implementation, 50 % of the planned tasks done",
                "Blocked by: npm test – Error: no such table",
                "Open: Write the tests", "Edited last: a.ts", "Decided: We decided to keep the old endpoint.",
                "Rules: We use PostgreSQL 18 for everything.");
    }

    @Test
    void whatBlockedAnEarlierSessionIsOldNews() {
        var blocked = Events.in("/w").prompt("Build the checkout page").edit("/w/a.ts").fail("npm test", "Error: no such table")
                .only(MemoryKind.CONTEXT);
        var later = Events.in("/w").prompt("Write the notes").edit("/w/NOTES.md").response("Written.").only(MemoryKind.CONTEXT);

        var state = ProjectDigest.of("acme/shop", List.of(context(later), context(blocked)));

        assertThat(state.body()).doesNotContain("Blocked");
    }

    @Test
    void aContextOfOlderRulesIsReadToo() {
        var older = new ProjectDigest.Context("Add a discount", List.of("a.ts"), Instant.EPOCH,
                JsonNodeFactory.instance.objectNode().put("outcome", "It works."));

        assertThat(ProjectDigest.of("acme/shop", List.of(older)).body())
                .isEqualTo("1970-01-01: Add a discount – It works.\nEdited last: a.ts");
    }

    private static ProjectDigest.Context context(Draft draft) {
        return new ProjectDigest.Context(draft.title(), draft.files(), draft.occurredAt(), draft.details());
    }
}
