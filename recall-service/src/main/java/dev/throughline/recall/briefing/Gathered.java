package dev.throughline.recall.briefing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import dev.throughline.recall.index.Found;
import dev.throughline.recall.memory.Standing;
import dev.throughline.recall.memory.StoredMemory;

/** What may be told, and how far its sessions and files fit the question. */
record Gathered(List<Candidate> candidates, Fit fit) {

    Gathered {
        candidates = List.copyOf(candidates);
    }

    /**
     * As if all stood as the index has it.
     *
     * @param usage what is likely to have become of each when it was told
     */
    static Gathered assumed(Collection<Found.Hit> found, Function<UUID, StoredMemory.Usage> usage, Fit fit) {
        return new Gathered(found.stream()
                .map(hit -> new Candidate(hit, new Standing(hit.memory().version(), usage.apply(hit.id())))).toList(), fit);
    }

    /**
     * What the database does not confirm is left out, whatever the index says of it.
     *
     * @param fit of all that was found
     * @param fitting makes another one, of what is left
     */
    static Gathered of(Collection<Found.Hit> found, Map<UUID, Standing> standing, Fit fit,
            Function<Collection<Found.Hit>, Fit> fitting) {
        var candidates = new ArrayList<Candidate>(found.size());
        for (Found.Hit hit : found) {
            Standing stands = standing.get(hit.id());
            if (stands != null) {
                candidates.add(new Candidate(hit, stands));
            }
        }
        return new Gathered(candidates, candidates.size() == found.size() ? fit
                : fitting.apply(candidates.stream().map(Candidate::hit).toList()));
    }
}
