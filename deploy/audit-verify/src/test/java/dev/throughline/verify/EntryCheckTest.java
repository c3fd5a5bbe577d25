package dev.throughline.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.throughline.verify.Export.Leaf;

/** Each letter is an entry; what was appended is beside what is there. */
class EntryCheckTest {

    @Test
    void whatIsTheSameHasNoFinding() {
        assertThat(findings("abcdef", "abcdef")).isEmpty();
    }

    @Test
    void eachKindOfManipulationIsToldFromTheOthers() {
        assertThat(findings("abcdef", "abXdef")).containsExactly("entry 3 was changed");
        assertThat(findings("abcdef", "abdef")).containsExactly("entry 3 was removed");
        assertThat(findings("abcdef", "abXcdef")).containsExactly("entry 3 was inserted");
        assertThat(findings("abcdef", "aecdbf")).containsExactly("entry 2 was reordered", "entry 5 was reordered");
    }

    @Test
    void theFirstAndTheLastAreLikeTheOthers() {
        assertThat(findings("abc", "Xbc")).containsExactly("entry 1 was changed");
        assertThat(findings("abc", "bc")).containsExactly("entry 1 was removed");
        assertThat(findings("abc", "ab")).containsExactly("entry 3 was removed");
        assertThat(findings("abc", "abcX")).containsExactly("entry 4 was inserted");
        assertThat(findings("abc", "Xabc")).containsExactly("entry 1 was inserted");
    }

    @Test
    void aCopyIsAnInsertedEntry() {
        assertThat(findings("abc", "abcb")).containsExactly("entry 4 was inserted");
    }

    @Test
    void severalManipulationsAreAllFound() {
        assertThat(findings("abcdefgh", "aXcefYgh")).containsExactly("entry 2 was changed", "entry 4 was removed",
                "entry 6 was inserted");
        assertThat(findings("abc", "")).hasSize(3);
        assertThat(findings("", "abc")).hasSize(3);
    }

    private static List<String> findings(String appended, String present) {
        var export = new Export(leaves(present), leaves(appended), List.of(), true);
        return new EntryCheck(export).findings().stream().map(Object::toString).toList();
    }

    private static List<Leaf> leaves(String letters) {
        var leaves = new ArrayList<Leaf>();
        letters.chars().forEach(letter -> leaves.add(new Leaf(leaves.size() + 1, LeafHash.of(Character.toString(letter)))));
        return leaves;
    }
}
