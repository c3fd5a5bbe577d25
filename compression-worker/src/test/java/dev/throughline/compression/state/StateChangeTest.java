package dev.throughline.compression.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.event.ChangeDecided.Refusal;
import dev.throughline.common.json.Json;

class StateChangeTest {

    private static final int ROOM = 10_000;

    @Test
    void aPatchMergesObjectsReplacesTheRestAndRemovesByNull() {
        assertThat(changed("{'a': {'b': 1, 'c': 2}, 'list': [1, 2], 'gone': true}",
                "{'patch': {'a': {'c': 3}, 'list': [9], 'gone': null, 'deep': {'new': {'x': null, 'y': 1}}}}"))
                .isEqualTo(json("{'a': {'b': 1, 'c': 3}, 'list': [9], 'deep': {'new': {'y': 1}}}"));
    }

    @Test
    void anAppendMakesTheArrayAndReplacesTheElementOfItsId() {
        assertThat(changed("{}", "{'operations': [{'op': 'append', 'path': '/work/tasks', 'value': {'id': 't1', 'n': 1}}]}"))
                .isEqualTo(json("{'work': {'tasks': [{'id': 't1', 'n': 1}]}}"));
        assertThat(changed("{'tasks': [{'id': 't1', 'n': 1}, {'id': 't2'}]}",
                "{'operations': [{'op': 'append', 'path': '/tasks', 'value': {'id': 't1', 'n': 2}}]}"))
                .isEqualTo(json("{'tasks': [{'id': 't1', 'n': 2}, {'id': 't2'}]}"));
        assertThat(changed("{'words': ['a']}", "{'operations': [{'op': 'append', 'path': '/words', 'value': 'a'}]}"))
                .isEqualTo(json("{'words': ['a', 'a']}"));
    }

    @Test
    void elementsAreRemovedByTheirIdOrTheirValue() {
        assertThat(changed("{'tasks': [{'id': 't1'}, {'id': 't2'}], 'words': ['a', 'b', 'a']}",
                "{'operations': [{'op': 'remove', 'path': '/tasks', 'id': 't1'}, {'op': 'remove', 'path': '/words', 'value': 'a'}]}"))
                .isEqualTo(json("{'tasks': [{'id': 't2'}], 'words': ['b']}"));
    }

    @Test
    void anUpdateIsMergedIntoTheElementOfItsId() {
        assertThat(changed("{'tasks': [{'id': 1, 'title': 'x'}, {'id': 2}]}",
                "{'operations': [{'op': 'update', 'path': '/tasks', 'id': 1, 'value': {'done': true, 'title': null}}]}"))
                .isEqualTo(json("{'tasks': [{'id': 1, 'done': true}, {'id': 2}]}"));
    }

    @Test
    void whatIsNotThereIsNeitherRemovedNorUpdated() {
        assertThat(changed("{'a': 1}", "{'operations': [{'op': 'remove', 'path': '/tasks', 'id': 't'}]}"))
                .isEqualTo(json("{'a': 1}"));
        assertThat(changed("{'a': 1}", "{'operations': [{'op': 'update', 'path': '/b/c', 'id': 't', 'value': {}}]}"))
                .isEqualTo(json("{'a': 1}"));
    }

    @Test
    void thePatchComesFirstAndThenTheOperationsInTheirOrder() {
        assertThat(changed("{'list': ['old']}", """
                {'patch': {'list': ['patched']}, 'operations': [{'op': 'append', 'path': '/list', 'value': 'first'},
                 {'op': 'append', 'path': '/list', 'value': 'second'}]}""".replace('\n', ' ')))
                .isEqualTo(json("{'list': ['patched', 'first', 'second']}"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{'patch': 7}", "{'patch': {}, 'operations': {}}", "{'operations': [{}]}",
            "{'operations': [{'op': 'append', 'path': '', 'value': 1}]}", "{'operations': [{'op': 'append', 'path': '/a'}]}",
            "{'operations': [{'op': 'twist', 'path': '/a', 'value': 1}]}",
            "{'operations': [{'op': 'update', 'path': '/a', 'id': 1, 'value': 2}]}", "{'operations': ['x']}" })
    void whatDoesNotHaveTheFormOfAChangeIsNone(String data) {
        assertThat(StateChange.of(json(data))).isEmpty();
    }

    @Test
    void whatIsDeeperThanCanBeReadAgainIsNone() {
        assertThat(StateChange.of(json("{'patch': " + "{'a': ".repeat(70) + "1" + "}".repeat(71)))).isEmpty();
        assertThat(StateChange.of(json("{'operations': [{'op': 'append', 'value': 1, 'path': '" + "/a".repeat(70) + "'}]}")))
                .isEmpty();
    }

    @Test
    void anOperationOnWhatIsNoArrayRefusesTheWholeChange() {
        assertThat(after("{'name': 'x'}", "{'patch': {'b': 1}, 'operations': [{'op': 'append', 'path': '/name', 'value': 1}]}",
                ROOM))
                .isEqualTo(new Document.Outcome.Refused(Refusal.FORM));
    }

    @Test
    void aChangeBeyondTheBoundIsRefusedAndOneThatMakesRoomIsNot() {
        String full = "{'text': '" + "x".repeat(900) + "'}";

        assertThat(after(full, "{'patch': {'more': '" + "y".repeat(100) + "'}}", 1_000))
                .isEqualTo(new Document.Outcome.Refused(Refusal.SIZE));
        assertThat(after(full, "{'patch': {'text': '" + "y".repeat(950) + "'}}", 1_000))
                .isInstanceOf(Document.Outcome.Changed.class);
    }

    @Test
    void aChangeIsMadeOnTheExpectedVersionAlone() {
        var document = new Document(3, json("{}"), 2);
        var change = StateChange.of(json("{'patch': {'a': 1}}"));

        assertThat(document.after(change, OptionalLong.of(2), ROOM)).isEqualTo(new Document.Outcome.Refused(Refusal.VERSION));
        assertThat(document.after(change, OptionalLong.of(3), ROOM))
                .isEqualTo(new Document.Outcome.Changed(new Document(4, json("{'a': 1}"), 19)));
    }

    private static ObjectNode changed(String before, String data) {
        ObjectNode state = json(before);
        var changed = StateChange.of(json(data)).flatMap(change -> change.on(state)).orElseThrow();
        assertThat(state).as("the state before").isEqualTo(json(before));
        return changed;
    }

    private static Document.Outcome after(String before, String data, int mostBytes) {
        var document = new Document(1, json(before), Json.bytes(json(before)).length);
        return document.after(StateChange.of(json(data)), OptionalLong.empty(), mostBytes);
    }

    private static ObjectNode json(String singleQuoted) {
        try {
            return (ObjectNode) Json.mapper().readTree(singleQuoted.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(singleQuoted, e);
        }
    }
}
