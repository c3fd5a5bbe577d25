package dev.throughline.e2e.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The index is only a copy: recall-service makes it anew. */
@Tag("faults")
class IndexTest {

    /** One of its own: what the other tests have sent would take minutes to index again. */
    private static final Stack STACK = Stack.start();

    @AfterAll
    static void end() {
        STACK.close();
    }

    @Test
    void anIndexThatIsGoneIsMadeAnew() {
        Trial.survive(STACK, "index folder deleted", load -> {
            STACK.recall().kill();
            files().reversed().forEach(IndexTest::delete);
            STACK.restartRecall();
        });
    }

    @Test
    void anIndexThatIsDamagedIsMadeAnew() {
        Trial.survive(STACK, "index files overwritten", load -> {
            STACK.recall().kill();
            files().stream().filter(Files::isRegularFile).forEach(IndexTest::damage);
            STACK.restartRecall();
        });
    }

    /** The folder first, what is in it after. */
    private static List<Path> files() {
        try (var files = Files.walk(STACK.indexFolder())) {
            return files.sorted(Comparator.naturalOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The second half of the file is of another disk. */
    private static void damage(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            for (int i = bytes.length / 2; i < bytes.length; i++) {
                bytes[i] ^= 0x5a;
            }
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
