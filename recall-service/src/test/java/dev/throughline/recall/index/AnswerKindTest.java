package dev.throughline.recall.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerKindTest {

    @Test
    void whenIsAnsweredByATime() {
        assertThat(AnswerKind.askedBy("When did we move the session store?")).containsExactly(AnswerKind.TIME);
        assertThat(AnswerKind.toldBy("We moved it last Friday.")).containsExactly(AnswerKind.TIME);
    }

    @Test
    void howManyIsAnsweredByANumber() {
        assertThat(AnswerKind.askedBy("How many retries does the client make?")).containsExactly(AnswerKind.NUMBER);
        assertThat(AnswerKind.toldBy("It retries three times.")).containsExactly(AnswerKind.NUMBER);
    }

    @Test
    void aWordWithinAWordIsNone() {
        assertThat(AnswerKind.askedBy("Rename whenever to always")).isEmpty();
        assertThat(AnswerKind.toldBy("The phone weighs a tonne, to be honest.")).isEmpty();
    }

    @Test
    void otherLanguagesAreLeftAlone() {
        assertThat(AnswerKind.askedBy("Wann haben wir das entschieden?")).isEmpty();
        assertThat(AnswerKind.toldBy("我们昨天决定的。")).isEmpty();
    }
}
