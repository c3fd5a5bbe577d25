package dev.throughline.ingest.agent;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tool calls whose result has not come yet. A call that never ends is no event: were it one, its id would keep the finished
 * call of a longer version of the file from being stored.
 */
public final class PendingCalls {

    private static final long MOST_BYTES = 32 * 1024 * 1024;
    private static final int MOST_CALLS = 1000;

    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private long bytes;

    private record Pending(ToolCall call, int bytes) {
    }

    /** {@code lineBytes} is the size of the record that holds the call: what it takes in memory, roughly. */
    public void add(ToolCall call, int lineBytes) {
        take(call.id());
        pending.put(call.id(), new Pending(call, lineBytes));
        bytes += lineBytes;
        while (bytes > MOST_BYTES || pending.size() > MOST_CALLS) {
            forgetEldest();
        }
    }

    public Optional<ToolCall> take(String id) {
        Pending removed = pending.remove(id);
        if (removed == null) {
            return Optional.empty();
        }
        bytes -= removed.bytes();
        return Optional.of(removed.call());
    }

    private void forgetEldest() {
        Iterator<Pending> eldest = pending.values().iterator();
        bytes -= eldest.next().bytes();
        eldest.remove();
    }
}
