package dev.throughline.benchmark.ranking;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.throughline.benchmark.ranking.DialogueSet.Query;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.index.IndexQuery;
import dev.throughline.recall.index.Ranking;
import dev.throughline.recall.index.StudiedIndex;

/** One set in an index of its own, asked under any number of rankings. */
final class Study {

    private static final int LIMIT = 50;

    private final DialogueSet set;
    private final Path folder;
    private final Map<UUID, List<String>> turnsByMemory = new HashMap<>();
    private final Map<String, String> sessionByTurn = new HashMap<>();

    /** @param folder an empty one for the index */
    Study(DialogueSet set, Path folder) {
        this.set = set;
        this.folder = folder;
        set.turns().forEach(turn -> sessionByTurn.put(turn.group() + "/" + turn.id(), turn.session()));
        try (var index = new StudiedIndex(folder, Ranking.STANDARD)) {
            for (var session : new DialogueMemories().of(set.turns())) {
                index.add(session);
                session.forEach(memory -> turnsByMemory.put(memory.id(), memory.eventIds()));
            }
            index.commit();
        }
    }

    Scores under(Ranking ranking) {
        var scores = new Scores();
        try (var index = new StudiedIndex(folder, ranking)) {
            set.queries().stream().filter(query -> !query.wanted().isEmpty())
                    .forEach(query -> scores.add(query, answer(index, query)));
        }
        return scores;
    }

    /** The distinct turns that were found, or their sessions, as a question's gold names them. */
    private List<String> answer(StudiedIndex index, Query query) {
        var filter = IndexQuery.Filter.NONE.withProject(DialogueMemories.project(query.group()))
                .withKinds(Set.of(MemoryKind.PASSAGE));
        var scope = new IndexQuery.Scope(DialogueMemories.TENANT, DialogueMemories.MEMBER);
        var found = new LinkedHashSet<String>();
        for (UUID id : index.search(new IndexQuery(query.question(), scope, filter, LIMIT))) {
            for (String event : turnsByMemory.getOrDefault(id, List.of())) {
                found.add(query.isBySession() ? sessionByTurn.getOrDefault(event, "")
                        : event.substring(query.group().length() + 1));
            }
        }
        return List.copyOf(found);
    }
}
