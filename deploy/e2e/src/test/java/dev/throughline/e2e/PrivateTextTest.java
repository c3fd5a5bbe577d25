package dev.throughline.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.throughline.testing.Infrastructure;

/** What stands between private tags is nowhere on the disks of Kafka and PostgreSQL. */
class PrivateTextTest {

    private static final String SESSION = "with-a-private-word";
    private static final String CONTROL = "the-word-that-may-be-kept";
    private static final String PRIVATE = "the-word-that-must-not-be-kept";
    private static final String TEXT = "Say %s and never <private>say %s to anyone</private>.".formatted(CONTROL, PRIVATE);
    private static final String WHOLLY_PRIVATE = "<private>%s</private>".formatted(PRIVATE);

    private final Client client = Suite.running().client();

    @Test
    void aPrivateTextIsInNoFileOfKafkaOrPostgres() {
        for (String text : List.of(TEXT, WHOLLY_PRIVATE)) {
            client.awaitArrival(client.append(Event.prompt(SESSION, text)).position());
            client.awaitArrival(
                    client.importTranscript(new Conversation(SESSION + "-imported", List.of(text)), "p").position());
            hook("UserPromptSubmit", Map.of("prompt", text));
            hook("PostToolUse",
                    Map.of("tool_name", "Bash", "tool_input", Map.of("command", text), "tool_use_id", "toolu_" + text.length(),
                            "tool_response", Map.of("stdout", text)));
            hook("Stop", Map.of("last_assistant_message", text));
        }
        client.awaitArrivalOf(SESSION);
        Database.execute("CHECKPOINT");

        assertThat(filesWith(CONTROL, "kafka")).isNotEmpty();
        assertThat(filesWith(CONTROL, "postgres/base")).isNotEmpty();
        assertThat(filesWith(PRIVATE, "kafka")).isEmpty();
        assertThat(filesWith(PRIVATE, "postgres")).isEmpty();
        assertThat(filesWith(PRIVATE, "index")).isEmpty();
    }

    private void hook(String event, Map<String, Object> own) {
        var payload = new HashMap<String, Object>(own);
        payload.putAll(Map.of("session_id", SESSION, "hook_event_name", event, "cwd", "/home/dev/shop"));
        assertThat(client.hook(payload, Map.of()).status()).isEqualTo(202);
    }

    private static List<Path> filesWith(String word, String folder) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(Infrastructure.shared().folder().resolve(folder), new SimpleFileVisitor<>() {

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    // Kafka's index files are sparse, of many megabytes, and hold offsets only
                    if (attributes.isRegularFile() && !file.toString().endsWith("index") && holds(file, word.getBytes(UTF_8))) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    if (failure instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE; // the index consolidates its files while it works
                    }
                    throw failure;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static boolean holds(Path file, byte[] word) {
        try (var channel = FileChannel.open(file)) {
            var bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until the end of the file
            }
            return indexOf(bytes.array(), bytes.position(), word) >= 0;
        } catch (NoSuchFileException e) {
            return false; // PostgreSQL removes files while it works
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int indexOf(byte[] bytes, int length, byte[] word) {
        for (int i = 0; i <= length - word.length; i++) {
            if (bytes[i] == word[0] && Arrays.equals(bytes, i, i + word.length, word, 0, word.length)) {
                return i;
            }
        }
        return -1;
    }
}
