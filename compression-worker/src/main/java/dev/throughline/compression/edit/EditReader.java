package dev.throughline.compression.edit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.MemoryEdited;
import dev.throughline.common.json.Json;

/** Takes the edits out of records, and sets apart the records that hold none. */
final class EditReader {

    /** @param unreadable records that can never be handled */
    record Read(List<MemoryEdited> edits, List<ConsumerRecord<String, byte[]>> unreadable) {
    }

    private EditReader() {
    }

    static Read read(List<ConsumerRecord<String, byte[]>> records) {
        var edits = new ArrayList<MemoryEdited>(records.size());
        var unreadable = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var record : records) {
            var edit = edit(record.value());
            if (edit == null) {
                unreadable.add(record);
            } else {
                edits.add(edit);
            }
        }
        return new Read(edits, unreadable);
    }

    private static @Nullable MemoryEdited edit(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            var edit = Json.read(value, MemoryEdited.class);
            return isComplete(edit) ? edit : null;
        } catch (IOException e) {
            return null; // the dead letter holds the record itself
        }
    }

    /** JSON may lack what the record's types promise. */
    @SuppressWarnings("ConstantValue")
    private static boolean isComplete(MemoryEdited edit) {
        return edit != null && edit.tenantId() != null && edit.memoryId() != null && edit.memberId() != null
                && edit.editedAt() != null && edit.kind() != null
                && (edit.kind() != MemoryEdited.Kind.REWRITTEN || edit.title() != null && edit.body() != null);
    }
}
