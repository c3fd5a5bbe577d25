package dev.throughline.benchmark.million;

import java.util.List;

/** Rows in the text form of PostgreSQL's COPY. */
final class CopyLines {

    private final StringBuilder lines = new StringBuilder();
    private boolean isInLine;

    CopyLines add(Object value) {
        if (isInLine) {
            lines.append('\t');
        }
        isInLine = true;
        escape(String.valueOf(value));
        return this;
    }

    /** A {@code text[]}. */
    CopyLines add(List<String> values) {
        var array = new StringBuilder("{");
        for (String value : values) {
            array.append(array.length() == 1 ? "\"" : ",\"").append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return add((Object) array.append('}'));
    }

    void end() {
        lines.append('\n');
        isInLine = false;
    }

    int length() {
        return lines.length();
    }

    /** What was added, which is then forgotten. */
    String take() {
        String taken = lines.toString();
        lines.setLength(0);
        return taken;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> lines.append("\\\\");
                case '\t' -> lines.append("\\t");
                case '\n' -> lines.append("\\n");
                case '\r' -> lines.append("\\r");
                default -> lines.append(c);
            }
        }
    }
}
