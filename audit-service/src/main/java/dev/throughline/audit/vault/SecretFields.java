package dev.throughline.audit.vault;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import dev.throughline.common.problem.Problem.FieldError;

/**
 * The secret part of a credential, by field. It is held as characters that can be wiped, is never a String, and does not
 * show itself.
 */
@Schema(type = SchemaType.OBJECT, additionalProperties = String.class)
public final class SecretFields {

    private static final int MOST_CHARACTERS = 32 * 1024;

    private final Map<String, char[]> fields;

    private SecretFields(Map<String, char[]> fields) {
        this.fields = fields;
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SecretFields of(Map<String, char[]> fields) {
        return new SecretFields(new TreeMap<>(fields));
    }

    @JsonValue
    Map<String, char[]> fields() {
        return fields;
    }

    /** What is wrong with these fields for this kind. Names of unknown fields are not repeated: a value may stand there. */
    List<FieldError> errors(CredentialKind kind) {
        var errors = new ArrayList<FieldError>();
        kind.required().stream().filter(field -> isEmpty(fields.get(field)))
                .forEach(field -> errors.add(new FieldError("secret." + field, "must not be empty")));
        fields.forEach((field, value) -> {
            if (!kind.has(field)) {
                errors.add(new FieldError("secret", "has a field that is not of the kind " + kind.wireName()));
            } else if (value != null && value.length > MOST_CHARACTERS) {
                errors.add(new FieldError("secret." + field, "size must be at most " + MOST_CHARACTERS));
            }
        });
        return errors;
    }

    /** Whether the field has this value; takes the same time wherever they differ. */
    boolean matches(String field, char[] guess) {
        byte[] stored = digest(fields.getOrDefault(field, new char[0]));
        return MessageDigest.isEqual(stored, digest(guess));
    }

    /** Length-prefixed names and values in UTF-8, made without a String. The caller wipes it. */
    byte[] encode() {
        var parts = new ArrayList<byte[]>();
        fields.forEach((field, value) -> {
            if (!isEmpty(value)) {
                parts.add(field.getBytes(StandardCharsets.UTF_8));
                parts.add(utf8(value));
            }
        });
        var encoded = ByteBuffer.allocate(parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum());
        parts.forEach(part -> {
            encoded.putInt(part.length).put(part);
            Arrays.fill(part, (byte) 0);
        });
        return encoded.array();
    }

    /** Reads what {@link #encode} made. */
    static SecretFields decode(byte[] encoded) {
        var fields = new TreeMap<String, char[]>();
        var rest = ByteBuffer.wrap(encoded);
        while (rest.hasRemaining()) {
            fields.put(StandardCharsets.UTF_8.decode(next(rest)).toString(), characters(next(rest)));
        }
        return new SecretFields(fields);
    }

    void wipe() {
        fields.values().forEach(value -> {
            if (value != null) {
                Arrays.fill(value, '\0');
            }
        });
    }

    @Override
    public String toString() {
        return "SecretFields[…]";
    }

    private static boolean isEmpty(char @Nullable [] value) {
        return value == null || value.length == 0;
    }

    private static ByteBuffer next(ByteBuffer encoded) {
        int length = encoded.getInt();
        ByteBuffer part = encoded.slice(encoded.position(), length);
        encoded.position(encoded.position() + length);
        return part;
    }

    private static char[] characters(ByteBuffer utf8) {
        CharBuffer decoded = StandardCharsets.UTF_8.decode(utf8);
        char[] characters = new char[decoded.remaining()];
        decoded.get(characters);
        Arrays.fill(decoded.array(), '\0');
        return characters;
    }

    private static byte[] utf8(char[] characters) {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    private static byte[] digest(char[] characters) {
        byte[] bytes = utf8(characters);
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
