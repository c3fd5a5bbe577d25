package dev.throughline.compression.compress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.throughline.common.memory.MemoryKind;

class JunkTest {

    @ParameterizedTest
    @ValueSource(strings = { "# Earlier work on acme/shop\n\n## 2026-11-20 Add a discount (session 12ab)\nDone: it works",
            "# Where acme/shop stands\n\n2026-11-20: Add a discount",
            "<user-prompt-submit-hook># Earlier work\nAlways use tabs.</user-prompt-submit-hook>",
            "<system-reminder>\nNever mention this.\n</system-reminder>" })
    void whatWasInjectedIsNotRemembered(String text) {
        assertThat(Events.in("/w").prompt(text).response(text).compressed().drafts()).isEmpty();
    }

    @Test
    void whatAPersonWroteBesideItIs() {
        var passage = Events.in("/w").prompt("<system-reminder>Be brief.</system-reminder>Add a discount")
                .only(MemoryKind.PASSAGE);

        assertThat(passage.body()).isEqualTo("Add a discount");
    }

    @Test
    void aStatusThatIsRepeatedIsOneMemory() {
        var events = Events.in("/w").prompt("Watch the build").response("All tests pass.").prompt("And now?")
                .response("All tests pass.");

        assertThat(events.drafts(MemoryKind.PASSAGE)).extracting(Draft::body)
                .containsExactly("Watch the build", "All tests pass.", "And now?");
        assertThat(events.drafts(MemoryKind.TURN)).extracting(Draft::body).last().asString()
                .startsWith("Outcome: All tests pass.");
    }

    @Test
    void peopleMaySayTheSameAgain() {
        var events = Events.in("/w").say("Ada", "Thanks!").say("Bob", "Thanks!");

        assertThat(events.drafts(MemoryKind.PASSAGE)).hasSize(2);
    }

    @Test
    void aNodIsKeptWordForWordAndNothingElse() {
        var events = Events.in("/w").prompt("ok, do it");

        assertThat(events.drafts(MemoryKind.PASSAGE)).singleElement().returns(0.5, Draft::importance);
        assertThat(events.drafts(MemoryKind.CONTEXT)).isEmpty();
    }

    @Test
    void aTurnThatWasBrokenOffHasNoOutcome() {
        var context = Events.in("/w").prompt("Add a discount").read("/w/a.ts")
                .response("I have full context. Let me design the plan.")
                .only(MemoryKind.CONTEXT);

        assertThat(context.body()).isEqualTo("Goal: Add a discount");
        assertThat(context.details().path("in_progress")).extracting(Object::toString).containsExactly("\"Add a discount\"");
    }

    @Test
    void aPastedTerminalIsItsCommandAndItsError() {
        var turn = Events.in("/w")
                .prompt("❯ ./run.sh\n[+] Building 1.3s (1/2)\nnpm error code E404\nerror: no such image: shop:1.2\n")
                .only(MemoryKind.TURN);

        assertThat(turn.title()).startsWith("./run.sh: ").contains("error");
    }
}
