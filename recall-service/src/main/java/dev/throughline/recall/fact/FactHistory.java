package dev.throughline.recall.fact;

import java.util.List;

/** All versions of a fact that are still kept, the newest first. */
public record FactHistory(String project, String key, List<FactView> versions) {

    public FactHistory {
        versions = List.copyOf(versions);
    }
}
