package dev.throughline.ingest.fact;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What became of a request.
 *
 * @param id of the event that was made of it, the first one where there are several
 * @param project its key
 * @param position what a read can wait for
 * @param version the one that stands now, where the request was for one version alone
 */
public record FactReceipt(String id, String project, List<String> keys, String position, @Nullable Long version) {

    public FactReceipt {
        keys = List.copyOf(keys);
    }
}
