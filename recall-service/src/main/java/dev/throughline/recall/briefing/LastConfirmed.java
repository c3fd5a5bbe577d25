package dev.throughline.recall.briefing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.security.Caller;
import dev.throughline.common.setting.Settings;
import dev.throughline.recall.memory.Standing;
import dev.throughline.recall.memory.StoredMemory;
import dev.throughline.recall.project.Project;

/** What the database said last, for drafts alone: it is asked again before one is told. */
@Singleton
class LastConfirmed {

    /** A power of two. What was told is likely to be found again; a newer one takes the place of an older. */
    private static final int MOST_MEMORIES = 1 << 15;
    private static final int MOST_PROJECTS = 1_000;

    private final AtomicReferenceArray<@Nullable Entry> usage = new AtomicReferenceArray<>(MOST_MEMORIES);
    private final Map<Place, Settings> settings = new LinkedHashMap<>();

    private record Entry(UUID memory, StoredMemory.Usage usage) {
    }

    private record Place(String tenantId, @Nullable UUID projectId) {
    }

    /** How often a memory was told; never, when that is not known. */
    StoredMemory.Usage usage(UUID memory) {
        Entry entry = usage.getAcquire(slot(memory));
        return entry != null && entry.memory().equals(memory) ? entry.usage() : StoredMemory.Usage.NONE;
    }

    /** What is set for a project; nothing, when that is not known. */
    synchronized Settings settings(Caller caller, @Nullable Project project) {
        return settings.getOrDefault(place(caller, project), Settings.NONE);
    }

    void keep(Caller caller, @Nullable Project project, Confirmed confirmed) {
        confirmed.standing().forEach(this::keep);
        keep(place(caller, project), confirmed.settings());
    }

    private void keep(UUID memory, Standing stands) {
        if (!stands.usage().equals(usage(memory))) {
            usage.setRelease(slot(memory), new Entry(memory, stands.usage()));
        }
    }

    private synchronized void keep(Place place, Settings inForce) {
        settings.put(place, inForce);
        if (settings.size() > MOST_PROJECTS) {
            settings.remove(settings.keySet().iterator().next());
        }
    }

    private static Place place(Caller caller, @Nullable Project project) {
        return new Place(caller.tenantId(), project == null ? null : project.id());
    }

    /** Ids are made at random. */
    private static int slot(UUID memory) {
        return memory.hashCode() & MOST_MEMORIES - 1;
    }
}
