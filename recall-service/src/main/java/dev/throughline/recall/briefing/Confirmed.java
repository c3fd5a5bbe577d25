package dev.throughline.recall.briefing;

import java.util.Map;
import java.util.UUID;

import dev.throughline.common.setting.Settings;
import dev.throughline.recall.memory.Standing;

/**
 * What the database says of what the index found.
 *
 * @param standing of the memories that the caller may see and that still stand
 * @param settings of the project, and before that of its tenant
 */
record Confirmed(Map<UUID, Standing> standing, Settings settings) {

    Confirmed {
        standing = Map.copyOf(standing);
    }
}
