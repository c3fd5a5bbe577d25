package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.throughline.testing.Script;

/** The lock by which one process at a time sends what the hooks have kept. */
class SpoolLockTest {

    /** Takes the lock as often as it can, and says when another process is in there too. */
    private static final String CROWD = """
            . "$SCRIPTS/spool.sh"
            tries=0
            while [ $tries -lt 150 ]; do
                tries=$((tries + 1))
                take_lock || continue
                mkdir ../inside || echo "two have the lock"
                renew_lock
                rmdir ../inside
                rm -f ../draining
            done
            """;

    @TempDir
    private Path state;

    @Test
    void noTwoProcessesHaveItAtATime() throws IOException {
        Path spool = Files.createDirectory(state.resolve("spool"));

        List<Script> crowd = IntStream.range(0, 4).mapToObj(i -> shell(spool, CROWD)).toList();

        assertThat(crowd).allSatisfy(process -> assertThat(process.lines()).isEmpty());
    }

    @Test
    void oneThatWasLeftBehindIsTakenOver() throws IOException {
        Path spool = Files.createDirectory(state.resolve("spool"));
        Files.writeString(state.resolve("draining"), "999999999 " + System.currentTimeMillis() / 1000 + "\n");

        assertThat(shell(spool, ". \"$SCRIPTS/spool.sh\"; take_lock && echo taken").lines()).containsExactly("taken");
    }

    private static Script shell(Path folder, String script) {
        return Script.start(folder, Map.of("SCRIPTS", Script.CLIENTS.resolve("claude-code/scripts").toString()),
                List.of("sh", "-c", script));
    }
}
