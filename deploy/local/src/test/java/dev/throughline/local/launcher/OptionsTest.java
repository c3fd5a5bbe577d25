package dev.throughline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Path CHECKOUT = Path.of("/checkout");

    @Test
    void dataLivesInTheCheckoutUnlessToldOtherwise() {
        assertThat(parse("up").data()).isEqualTo(Path.of("/checkout/.throughline"));
        assertThat(parse("up", "--data", "/tmp/a/../b").data()).isEqualTo(Path.of("/tmp/b"));
    }

    @Test
    void theLastOfTwoFoldersIsTaken() {
        assertThat(parse("down", "--data", "/tmp/a", "--data", "/tmp/b").data()).isEqualTo(Path.of("/tmp/b"));
    }

    @Test
    void everyOptionIsUnderstood() {
        Options options = parse("up", "--detach", "--fresh", "--demo", "--no-build", "--without", "recall-service");

        assertThat(options.detach()).isTrue();
        assertThat(options.fresh()).isTrue();
        assertThat(options.demo()).isTrue();
        assertThat(options.services()).containsExactly(Service.AUDIT, Service.INGEST, Service.WORKER);
    }

    @Test
    void aDetachedLauncherIsGivenWhatMattersToIt() {
        Options options = parse("up", "--detach", "--demo", "--fresh", "--data", "/tmp/b", "--without", "recall-service");

        assertThat(options.inForeground())
                .containsExactly("up", "--data", "/tmp/b", "--fresh", "--without", "recall-service");
    }

    @Test
    void whatIsNotUnderstoodIsNamed() {
        assertThatThrownBy(() -> parse()).hasMessageContaining("no command nothing");
        assertThatThrownBy(() -> parse("up", "--detatch")).hasMessageContaining("no option --detatch");
        assertThatThrownBy(() -> parse("up", "--data")).hasMessageContaining("--data needs a value");
        assertThatThrownBy(() -> parse("up", "--without", "kafka")).hasMessageContaining("no service kafka");
        assertThatThrownBy(() -> parse("down", "--fresh")).hasMessageContaining("--fresh belongs to up");
    }

    private static Options parse(String... arguments) {
        return Options.parse(arguments, CHECKOUT);
    }
}
