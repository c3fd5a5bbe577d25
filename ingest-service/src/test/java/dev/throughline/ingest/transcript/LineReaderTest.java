package dev.throughline.ingest.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void readsEveryLineTheLastWithoutItsEndToo() throws IOException {
        assertThat(lines("a\n\nbc\r\nd")).containsExactly("a", "", "bc\r", "d");
        assertThat(lines("")).isEmpty();
    }

    @Test
    void aLineAcrossChunksIsWhole() throws IOException {
        String line = "x".repeat(200_000);

        assertThat(lines(line + "\n" + line + "\n")).containsExactly(line, line);
    }

    @Test
    void aLineThatIsTooLongIsLeftOutAndTheNextOneIsRead() throws IOException {
        assertThat(lines("x".repeat(300_001) + "\nb\n")).containsExactly("too long", "b");
    }

    private static List<String> lines(String text) throws IOException {
        var reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), 300_000);
        var lines = new ArrayList<String>();
        while (reader.next()) {
            lines.add(reader.isTooLong() ? "too long"
                    : new String(reader.bytes(), 0, reader.length(), StandardCharsets.UTF_8));
        }
        return lines;
    }
}
