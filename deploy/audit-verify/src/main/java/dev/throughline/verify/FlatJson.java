package dev.throughline.verify;

import java.util.HashMap;
import java.util.Map;

/** Reads a JSON object of texts and numbers on one line, which is all that an export holds. */
final class FlatJson {

    private final String line;
    private int at;

    private FlatJson(String line) {
        this.line = line;
    }

    /**
     * The fields; a number as its digits.
     *
     * @throws IllegalArgumentException when the line is something else
     */
    static Map<String, String> read(String line) {
        try {
            return new FlatJson(line.strip()).object();
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not a line of an export", e);
        }
    }

    private Map<String, String> object() {
        var fields = new HashMap<String, String>();
        expect('{');
        do {
            String name = text();
            expect(':');
            fields.put(name, line.charAt(at) == '"' ? text() : number());
        } while (line.charAt(at++) == ',');
        at--;
        expect('}');
        if (at != line.length()) {
            throw new IllegalArgumentException("not a line of an export");
        }
        return fields;
    }

    private String number() {
        int start = at;
        while (Character.isDigit(line.charAt(at)) || line.charAt(at) == '-') {
            at++;
        }
        return line.substring(start, at);
    }

    private String text() {
        var text = new StringBuilder();
        expect('"');
        for (char next = line.charAt(at++); next != '"'; next = line.charAt(at++)) {
            text.append(next == '\\' ? escaped() : next);
        }
        return text.toString();
    }

    private char escaped() {
        char kind = line.charAt(at++);
        return switch (kind) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> kind;
        };
    }

    private char unicode() {
        at += 4;
        return (char) Integer.parseInt(line.substring(at - 4, at), 16);
    }

    private void expect(char wanted) {
        if (line.charAt(at++) != wanted) {
            throw new IllegalArgumentException("not a line of an export");
        }
    }
}
