package dev.throughline.recall.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Field;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.token.Tokens;

/**
 * A memory as the index keeps it, beside the columns by which it searches: in one piece, as it is read. A column and no stored
 * field: those are compressed by blocks, and some hundred memories of as many blocks are read for each recall.
 */
final class IndexedMemoryField {

    static final String NAME = "memory";

    /** Their order is part of {@link MemoryDocument#FORMAT}. */
    private static final MemoryKind[] KINDS = MemoryKind.values();
    private static final String ROLE = "role";
    private static final String ASSISTANT = "assistant";

    private IndexedMemoryField() {
    }

    static Field of(Memory memory) {
        try {
            var bytes = new ByteBuffersDataOutput();
            write(memory, bytes);
            return new BinaryDocValuesField(NAME, new BytesRef(bytes.toArrayCopy()));
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory cannot fail to be written", e);
        }
    }

    private static void write(Memory memory, DataOutput out) throws IOException {
        out.writeLong(memory.id().getMostSignificantBits());
        out.writeLong(memory.id().getLeastSignificantBits());
        out.writeVInt(memory.version());
        out.writeVInt(memory.kind().ordinal());
        out.writeString(memory.title());
        out.writeString(memory.body());
        write(memory.kind() == MemoryKind.PASSAGE ? speaker(memory.details()) : null, out);
        write(memory.projectKey(), out);
        write(memory.sessionId(), out);
        write(memory.tags(), out);
        write(memory.files(), out);
        out.writeInt(Float.floatToIntBits((float) memory.importance()));
        out.writeLong(memory.occurredAt().toEpochMilli());
        out.writeByte((byte) (isAnswer(memory) ? 1 : 0));
        out.writeVInt(Tokens.count(memory.title() + "\n" + memory.body()));
    }

    private static void write(@Nullable String text, DataOutput out) throws IOException {
        out.writeString(text == null ? "" : text);
    }

    private static void write(List<String> texts, DataOutput out) throws IOException {
        out.writeVInt(texts.size());
        for (String text : texts) {
            out.writeString(text);
        }
    }

    private static String speaker(JsonNode details) {
        return details.path("speaker").asText(details.path(ROLE).asText());
    }

    private static boolean isAnswer(Memory memory) {
        return memory.kind() == MemoryKind.PASSAGE && ASSISTANT.equals(memory.details().path(ROLE).asText());
    }

    static IndexedMemory read(BytesRef value) {
        try {
            return read(new ByteArrayDataInput(value.bytes, value.offset, value.length));
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory cannot fail to be read", e);
        }
    }

    private static IndexedMemory read(ByteArrayDataInput in) throws IOException {
        var id = new UUID(in.readLong(), in.readLong());
        return new IndexedMemory(id, in.readVInt(), KINDS[in.readVInt()], in.readString(), stored(in), text(in), text(in),
                text(in), texts(in), texts(in), Float.intBitsToFloat(in.readInt()), Instant.ofEpochMilli(in.readLong()),
                in.readByte() == 1, in.readVInt());
    }

    /** As {@link DataOutput#writeString} writes it. */
    private static StoredText stored(ByteArrayDataInput in) {
        var encoded = new byte[in.readVInt()];
        in.readBytes(encoded, 0, encoded.length);
        return new StoredText(encoded);
    }

    private static @Nullable String text(ByteArrayDataInput in) throws IOException {
        String text = in.readString();
        return text.isEmpty() ? null : text;
    }

    private static List<String> texts(ByteArrayDataInput in) throws IOException {
        int count = in.readVInt();
        var texts = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            texts.add(in.readString());
        }
        return texts;
    }
}
