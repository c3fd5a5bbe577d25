package dev.throughline.benchmark.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.benchmark.transcript.RawSession.Call;

/** What the study wants to find again: a rule that found nothing would make every compression perfect. */
class WantedTest {

    @Test
    void aCommandThatSucceedsAfterAnEditWasFixed() {
        var calls = List.of(failed("cd app && CI=1 npx tsc --noEmit 2>&1 | tail -5"), edit(), ran("tsc --noEmit"));

        assertThat(FixedCommands.fixed(calls)).containsOnlyKeys("tsc");
    }

    @Test
    void ofAChainTheCommandIsWantedThatDoesMoreThanLook() {
        var calls = List.of(failed("git add . && git commit -m \"a && b\"; echo done"), ran("git commit -m fix"));

        assertThat(FixedCommands.fixed(calls)).containsOnlyKeys("git commit");
    }

    @Test
    void aRepeatThatSucceedsByItselfFixedNothing() {
        assertThat(FixedCommands.fixed(List.of(failed("npm run test"), ran("npm run test")))).isEmpty();
    }

    @Test
    void whatIsNeverRunAgainWithSuccessWasNotFixed() {
        assertThat(FixedCommands.fixed(List.of(failed("npm run test"), edit(), failed("npm run test"), ran("npm run lint"))))
                .isEmpty();
    }

    @Test
    void rulesAreSentencesOutsideOfCode() {
        String prompt = "Fix the cart. Always round the total\nbefore tax!\n```\nnever();\n```\nWe don't use lodash";

        assertThat(StatedRules.rules(prompt)).containsExactly("Always round the total", "We don't use lodash");
    }

    @Test
    void aPathIsNamedAsAWhole() {
        assertThat(EditedFiles.isNamed("src/a.ts", "Edited ./src/a.ts.")).isTrue();
        for (String other : List.of("src/a.tsx", "lib/src/a.ts", "src/a.ts/b", "src/a.ts.bak")) {
            assertThat(EditedFiles.isNamed("src/a.ts", "Edited " + other)).as(other).isFalse();
        }
    }

    @Test
    void theFirstItemThatIsNotDoneIsOpen() {
        var items = new TaskList();

        items.take(todos("Write it:completed", "Test it:in_progress", "Ship it:pending"));
        assertThat(items.open()).contains("Test it");
        items.take(todos("Write it:completed", "Test it:completed"));
        assertThat(items.open()).isEmpty();
    }

    private static Call failed(String command) {
        return bash(command, true);
    }

    private static Call ran(String command) {
        return bash(command, false);
    }

    private static Call bash(String command, boolean hasFailed) {
        return new Call("Bash", object().put("command", command), hasFailed, "output", true, 0);
    }

    private static Call edit() {
        return new Call("Edit", object().put("file_path", "/app/a.ts"), false, "", true, 0);
    }

    private static Call todos(String... items) {
        var input = object();
        var list = input.putArray("todos");
        Arrays.stream(items).map(item -> item.split(":"))
                .forEach(item -> list.addObject().put("content", item[0]).put("status", item[1]));
        return new Call("TodoWrite", input, false, "", true, 0);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
