package dev.throughline.recall.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.throughline.recall.briefing.FileNames.Naming;

class FileNamesTest {

    @Test
    void aPathInTheQuestionNamesItsFileWhole() {
        assertThat(named("Why does src/a.py fail?", "src/a.py", "src/b.py").isWhole()).isTrue();
    }

    @Test
    void aNameThatMayBeACommonWordNamesNoFile() {
        assertThat(named("Where is a.py?", "src/a.py", "src/b.py").isWhole()).isFalse();
        assertThat(named("Where is refund_policy.py?", "src/refund_policy.py", "src/b.py").isWhole()).isTrue();
    }

    @Test
    void theWordsOfANameAreFoundHoweverTheyAreWritten() {
        for (String question : List.of("the refund policy", "refundPolicy()", "REFUND-POLICY", "refund_policies",
                "«refund»/policy")) {
            assertThat(named(question, "src/RefundPolicy.java", "src/Cart.java").share()).as(question).isEqualTo(1);
        }
    }

    @Test
    void aWordThatManyFilesHaveSaysLessThanARareOne() {
        String[] files = { "CartService.java", "OrderService.java", "RefundService.java" };

        assertThat(named("the service", files).share()).isBetween(0.01, 0.49);
        assertThat(named("the cart", files).share()).isBetween(0.51, 0.99);
    }

    @Test
    void aQuestionAboutSomethingElseNamesNone() {
        assertThat(named("Why is the build slow?", "src/Cart.java")).isEqualTo(Naming.NONE);
    }

    /** How far the question names the first of the files. */
    private static Naming named(String question, String... files) {
        var names = new FileNames();
        List.of(files).forEach(names::add);
        return names.namedBy(question).getOrDefault(files[0], Naming.NONE);
    }
}
