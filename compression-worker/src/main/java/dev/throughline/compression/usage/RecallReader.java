package dev.throughline.compression.usage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.MemoryRecalled;
import dev.throughline.common.json.Json;

/** Takes the recalls out of records, and sets apart the records that hold none. */
final class RecallReader {

    /** @param unreadable records that can never be handled */
    record Read(List<MemoryRecalled> recalls, List<ConsumerRecord<String, byte[]>> unreadable) {
    }

    private RecallReader() {
    }

    static Read read(List<ConsumerRecord<String, byte[]>> records) {
        var recalls = new ArrayList<MemoryRecalled>(records.size());
        var unreadable = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var record : records) {
            var recall = recall(record.value());
            if (recall == null) {
                unreadable.add(record);
            } else {
                recalls.add(recall);
            }
        }
        return new Read(recalls, unreadable);
    }

    private static @Nullable MemoryRecalled recall(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            var recall = Json.read(value, MemoryRecalled.class);
            return isComplete(recall) ? recall : null;
        } catch (IOException e) {
            return null; // the dead letter holds the record itself
        }
    }

    /** JSON may lack what the record's types promise. */
    @SuppressWarnings("ConstantValue")
    private static boolean isComplete(MemoryRecalled recall) {
        return recall != null && recall.tenantId() != null && recall.recalledAt() != null
                && recall.memories().stream().allMatch(shown -> shown.id() != null);
    }
}
