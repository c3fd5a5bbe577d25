package dev.throughline.recall.index;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.json.Json;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.memory.Visibility;

/** A memory as the index holds it: fields to search, fields to filter by, and for a passage what its neighbours need. */
final class MemoryDocument {

    /** Rises when a field is added or read in another way: an index of another format is built anew. */
    static final int FORMAT = 5;

    static final String ID = "id";
    /** The tenant with who of it may see the memory. */
    static final String SCOPE = "scope";
    static final String PROJECT = "project";
    /** Every memory has it, also one without a project: so it cannot share the field that is searched. */
    private static final String PROJECT_ORDER = "project_order";
    static final String SESSION = "session";
    static final String KIND = "kind";
    static final String TAG = "tag";
    static final String PLACE = "place";
    /** The kind, and whose passage it is, as a number. */
    static final String PART = "part";
    static final String ANSWER = "answer";
    static final String OCCURRED_AT = "occurred_at";
    static final String EXPIRES_AT = "expires_at";

    static final String USER_TEXT = "user_text";
    static final String AROUND = "around";
    static final String SPEAKER = "speaker";
    static final String DATE = "date";

    private static final String TEAM = "team";
    private static final String USER = "user";
    private static final MemoryKind[] KINDS = MemoryKind.values();

    private static final String SOURCE = "source";
    private static final int MOST_TERM_CHARACTERS = 1_000;
    private static final DateTimeFormatter DATE_WORDS = DateTimeFormatter
            .ofPattern("EEEE d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final FieldType WORDS = words();

    /** A project's memories side by side, those of a kind as well: a search in one project then reads a few places alone. */
    static final Sort ORDER = new Sort(new SortField(PROJECT_ORDER, SortField.Type.STRING),
            new SortField(PART, SortField.Type.LONG));

    private MemoryDocument() {
    }

    /** @param around the memory's text, and for a passage the passages around it */
    static Document of(Memory memory, String around) {
        var document = new Document();
        addFilters(document, memory);
        addTexts(document, memory, around);
        if (Place.of(memory).isPresent()) {
            document.add(new StringField(PLACE, Place.of(memory).get().term(), Field.Store.NO));
            document.add(new StoredField(SOURCE, Json.bytes(memory.with(null))));
        }
        EmbeddingField.addTo(document, memory);
        return document;
    }

    /** The passage from which a document was made. */
    static Memory passage(Document document) throws IOException {
        BytesRef source = document.getBinaryValue(SOURCE);
        return Json.mapper().readValue(source.bytes, source.offset, source.length, Memory.class);
    }

    static String storedPassage() {
        return SOURCE;
    }

    /** The terms of what a member may see: the tenant's shared memories and his own. */
    static List<String> scopes(String tenantId, String memberId) {
        return List.of(shared(tenantId), ownedBy(tenantId, memberId));
    }

    private static String shared(String tenantId) {
        return TEAM + '\0' + tenantId;
    }

    private static String ownedBy(String tenantId, String memberId) {
        return "owner:" + memberId + '\0' + tenantId;
    }

    static String tagTerm(String tag) {
        return tag.strip().toLowerCase(Locale.ROOT).substring(0, Math.min(MOST_TERM_CHARACTERS, tag.strip().length()));
    }

    static boolean isFromUser(Memory passage) {
        return USER.equals(passage.details().path("role").asText());
    }

    static boolean isFromUser(long part) {
        return part % 2 == 1;
    }

    static MemoryKind kind(long part) {
        return KINDS[(int) part / 2];
    }

    private static long part(Memory memory) {
        return 2L * memory.kind().ordinal() + (memory.kind() == MemoryKind.PASSAGE && isFromUser(memory) ? 1 : 0);
    }

    private static void addFilters(Document document, Memory memory) {
        addTerm(document, ID, memory.id().toString());
        document.add(IndexedMemoryField.of(memory));
        addTerm(document, SCOPE, memory.visibility() == Visibility.TEAM ? shared(memory.tenantId())
                : ownedBy(memory.tenantId(), memory.ownerId()));
        String project = memory.projectId() == null ? "" : memory.projectId().toString();
        addTerm(document, PROJECT, project);
        document.add(new SortedDocValuesField(PROJECT_ORDER, new BytesRef(project)));
        addTerm(document, SESSION, memory.sessionId());
        addTerm(document, KIND, memory.kind().wireName());
        document.add(new NumericDocValuesField(PART, part(memory)));
        memory.tags().forEach(tag -> addTerm(document, TAG, tagTerm(tag)));
        addTime(document, OCCURRED_AT, memory.occurredAt());
        addTime(document, EXPIRES_AT, memory.expiresAt());
    }

    private static void addTexts(Document document, Memory memory, String around) {
        if (memory.kind() == MemoryKind.PASSAGE) {
            addWords(document, AROUND, around);
            addWords(document, USER_TEXT, isFromUser(memory) ? memory.body() : "");
            AnswerKind.toldBy(memory.body()).forEach(kind -> addTerm(document, ANSWER, kind.name()));
        } else {
            addWords(document, AROUND, String.join("\n", memory.title(), around, String.join(" ", memory.files())));
        }
        addWords(document, SPEAKER, memory.details().path("speaker").asText());
        addWords(document, DATE, DATE_WORDS.format(memory.occurredAt()));
    }

    private static void addTerm(Document document, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            document.add(new StringField(name, value, Field.Store.NO));
        }
    }

    private static void addWords(Document document, String name, String text) {
        if (!text.isBlank()) {
            document.add(new Field(name, text, WORDS));
        }
    }

    private static void addTime(Document document, String name, @Nullable Instant time) {
        if (time != null) {
            document.add(new LongPoint(name, time.toEpochMilli()));
            document.add(new NumericDocValuesField(name, time.toEpochMilli()));
        }
    }

    /** No positions: nothing here asks for a phrase, and they are more than half of an index. */
    private static FieldType words() {
        var type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.setTokenized(true);
        type.freeze();
        return type;
    }
}
