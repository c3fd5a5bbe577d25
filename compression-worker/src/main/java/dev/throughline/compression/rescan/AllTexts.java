package dev.throughline.compression.rescan;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import dev.throughline.compression.memory.ProjectLock;

/** All that holds text, by its stage. */
@Singleton
class AllTexts {

    private final Map<Stage, StoredTexts> byStage;

    AllTexts(SessionTexts sessions, EventTexts events, TurnTexts turns, SessionLock lock, ProjectLock projects) {
        var memories = new MemoryTexts(Stage.MEMORIES, lock, projects);
        var ofProjects = new MemoryTexts(Stage.PROJECT_MEMORIES, lock, projects);
        var activities = Arrays.stream(ActivityTable.values()).map(table -> new ActivityTexts(table, lock));
        this.byStage = Stream.<StoredTexts> concat(Stream.of(sessions, events, turns, memories, ofProjects), activities)
                .collect(Collectors.toMap(StoredTexts::stage, Function.identity()));
    }

    StoredTexts of(Stage stage) {
        var texts = byStage.get(stage);
        if (texts == null) {
            throw new IllegalStateException("Nobody reads the texts of " + stage);
        }
        return texts;
    }
}
