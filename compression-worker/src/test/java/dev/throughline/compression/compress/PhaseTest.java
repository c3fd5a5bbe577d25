package dev.throughline.compression.compress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.throughline.common.memory.MemoryKind;

class PhaseTest {

    @Test
    void programsThatAreWrittenAreImplementation() {
        assertThat(phase(session().edit("/w/src/a.ts").run("npm test"))).isEqualTo("implementation");
    }

    @Test
    void wordsAloneMakeNoPhase() {
        assertThat(phase(Events.in("/w").prompt("Deploy and debug the tests of the api").response("Well.")))
                .isEqualTo("discussion");
    }

    @Test
    void whatFailedBeforeItWasEditedIsDebugged() {
        assertThat(phase(session().fail("npm test", "TypeError: x is not a function").edit("/w/src/a.ts").run("npm test")))
                .isEqualTo("debugging");
    }

    @Test
    void anErrorInThePromptIsAFailureToo() {
        var events = Events.in("/w").prompt("I got this:\nTypeError: x is not a function\n    at run (/w/src/a.ts:12:3)")
                .edit("/w/src/a.ts");

        assertThat(phase(events)).isEqualTo("debugging");
    }

    @Test
    void aCommandThatWasCalledWronglyIsNoFailureOfTheWork() {
        assertThat(phase(session().fail("rtk bun test", "error: unrecognized subcommand 'bun'").edit("/w/src/a.ts")))
                .isEqualTo("implementation");
    }

    @Test
    void theKindOfMostFilesTellsTestsDocumentsAndSettings() {
        assertThat(phase(session().edit("/w/README.md").edit("/w/docs/a.md"))).isEqualTo("documentation");
        assertThat(phase(session().edit("/w/src/a.test.ts").edit("/w/src/b.test.ts").edit("/w/src/a.ts"))).isEqualTo("testing");
        assertThat(phase(session().edit("/w/pom.xml").edit("/w/.github/workflows/ci.yml"))).isEqualTo("configuration");
    }

    @Test
    void filesThatGoWithoutNewOnesAreRefactoring() {
        assertThat(phase(session().edit("/w/src/a.ts").run("rm src/b.ts").run("rm src/c.ts"))).isEqualTo("refactoring");
    }

    @Test
    void whatIsBroughtToOthersIsDeploymentOrDelivery() {
        assertThat(phase(session().edit("/w/CHANGELOG.md").run("git tag v1.2.0 && git push --tags"))).isEqualTo("deployment");
        assertThat(phase(session().run("git commit -m \"Add it\" && git push"))).isEqualTo("delivery");
    }

    @Test
    void readingIsResearchLookingAtChangesIsReviewAndTasksArePlanning() {
        assertThat(phase(session().read("/w/a.ts").response("I see."))).isEqualTo("research");
        assertThat(phase(session().run("git diff main").run("gh pr view 12").response("I see."))).isEqualTo("review");
        assertThat(phase(session().read("/w/a.ts").todo("Read", "Write").response("I see."))).isEqualTo("planning");
    }

    private static Events session() {
        return Events.in("/w").prompt("Please do what is needed for the basket");
    }

    private static String phase(Events events) {
        return events.response("So it is.").only(MemoryKind.CONTEXT).details().path("phase").asText();
    }
}
