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

import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.recall.token.Tokens;

/** A memory's outline as the index keeps it, beside the columns by which it searches: in one piece, as it is read. */
final class OutlineField {

    static final String NAME = "outline";

    /** Their order is part of {@link MemoryDocument#FORMAT}. */
    private static final MemoryKind[] KINDS = MemoryKind.values();
    private static final String ASSISTANT = "assistant";

    private OutlineField() {
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
        out.writeVInt(memory.kind().ordinal());
        out.writeString(memory.sessionId() == null ? "" : memory.sessionId());
        write(memory.tags(), out);
        write(memory.files(), out);
        out.writeInt(Float.floatToIntBits((float) memory.importance()));
        out.writeLong(memory.occurredAt().toEpochMilli());
        out.writeByte((byte) (isAnswer(memory) ? 1 : 0));
        out.writeVInt(Tokens.count(memory.title() + "\n" + memory.body()));
    }

    private static void write(List<String> texts, DataOutput out) throws IOException {
        out.writeVInt(texts.size());
        for (String text : texts) {
            out.writeString(text);
        }
    }

    private static boolean isAnswer(Memory memory) {
        return memory.kind() == MemoryKind.PASSAGE && ASSISTANT.equals(memory.details().path("role").asText());
    }

    static MemoryOutline read(BytesRef value) {
        var in = new ByteArrayDataInput(value.bytes, value.offset, value.length);
        var id = new UUID(in.readLong(), in.readLong());
        MemoryKind kind = KINDS[in.readVInt()];
        String session = text(in);
        return new MemoryOutline(id, kind, session.isEmpty() ? null : session, texts(in), texts(in),
                Float.intBitsToFloat(in.readInt()), Instant.ofEpochMilli(in.readLong()), in.readByte() == 1, in.readVInt());
    }

    private static List<String> texts(ByteArrayDataInput in) {
        int count = in.readVInt();
        var texts = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static String text(ByteArrayDataInput in) {
        try {
            return in.readString();
        } catch (IOException e) {
            throw new UncheckedIOException("Bytes in memory cannot fail to be read", e);
        }
    }
}
