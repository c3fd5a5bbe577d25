package dev.throughline.recall.index;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * How far into the log an index reaches; it lies in the index's own commit, so that the two cannot disagree.
 *
 * @param clusterId the Kafka cluster whose offsets these are, absent before the first commit
 * @param next for each partition the offset to go on from
 * @param committedAt when it was written
 * @param format of the documents: with another one, questions would be asked of fields that are not there
 */
record Progress(@Nullable String clusterId, Map<Integer, Long> next, Instant committedAt, int format) {

    static final Progress NONE = new Progress(null, Map.of(), Instant.EPOCH, MemoryDocument.FORMAT);

    private static final String CLUSTER = "kafka.cluster";
    private static final String TIME = "committed.at";
    private static final String FORMAT = "document.format";
    private static final String OFFSET = "offset.";

    Progress {
        next = Map.copyOf(next);
    }

    static Progress of(Map<String, String> commitData) {
        String cluster = commitData.get(CLUSTER);
        return cluster == null ? NONE
                : new Progress(cluster, offsets(commitData),
                        Instant.parse(commitData.getOrDefault(TIME, Instant.EPOCH.toString())),
                        Integer.parseInt(commitData.getOrDefault(FORMAT, "1")));
    }

    Map<String, String> commitData() {
        var data = new HashMap<String, String>();
        if (clusterId != null) {
            data.put(CLUSTER, clusterId);
            data.put(TIME, committedAt.toString());
            data.put(FORMAT, Integer.toString(format));
            next.forEach((partition, offset) -> data.put(OFFSET + partition, Long.toString(offset)));
        }
        return data;
    }

    private static Map<Integer, Long> offsets(Map<String, String> commitData) {
        return commitData.entrySet().stream().filter(entry -> entry.getKey().startsWith(OFFSET))
                .collect(Collectors.toMap(entry -> Integer.valueOf(entry.getKey().substring(OFFSET.length())),
                        entry -> Long.valueOf(entry.getValue())));
    }
}
