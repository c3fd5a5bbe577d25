package dev.throughline.compression.goal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.EventType;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.session.EventStore.Placed;
import dev.throughline.compression.session.Named;
import dev.throughline.compression.session.SessionKey;
import dev.throughline.compression.session.SessionProjection;

/** Keeps a row for each goal: those of a batch are read once and written once. */
@Singleton
class GoalProjection implements SessionProjection {

    private final GoalStore goals;

    GoalProjection(GoalStore goals) {
        this.goals = goals;
    }

    @Override
    public void apply(Transaction transaction, List<Placed> events) {
        Map<Named, List<Placed>> told = events.stream().filter(GoalProjection::isOfGoal)
                .collect(Collectors.groupingBy(GoalProjection::key));
        told.keySet().removeIf(key -> !key.isUsable());
        if (!told.isEmpty()) {
            var known = goals.read(transaction, told.keySet());
            goals.save(transaction, told.entrySet().stream()
                    .map(goal -> after(known.get(goal.getKey()), goal.getKey(), goal.getValue())).toList());
        }
    }

    @Override
    public void forget(Transaction transaction, List<SessionKey> sessions) {
        goals.forget(transaction, sessions);
    }

    private static Goal after(@Nullable Goal known, Named key, List<Placed> events) {
        Goal goal = known == null ? Goal.first(key, events.getFirst()) : known;
        for (Placed placed : events) {
            goal = goal.after(placed);
        }
        return goal;
    }

    private static boolean isOfGoal(Placed placed) {
        return placed.event().type() == EventType.GOAL_ADDED || placed.event().type() == EventType.GOAL_UPDATED;
    }

    /** An agent's own tasks go by its ids of them; without any, each event is a goal of its own. */
    private static Named key(Placed placed) {
        SessionEvent event = placed.event();
        return Named.of(placed, Stream.of("goal_id", "task_id").map(event::text).filter(id -> !id.isBlank()).findFirst()
                .orElse(event.id()));
    }
}
