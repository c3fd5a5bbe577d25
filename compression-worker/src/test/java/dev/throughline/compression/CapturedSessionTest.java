package dev.throughline.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.topic.Lane;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class CapturedSessionTest {

    private final Rows rows = new Rows();

    @Test
    void aPromptAndItsResponseBecomePassagesThatAreAnnounced() {
        var session = new TestSession();

        Sent.to(Lane.LIVE, session.prompt("Why does the build fail on Windows?"), session.response("A path has colons."));

        await().untilAsserted(() -> {
            assertThat(
                    rows.texts("SELECT body FROM memory WHERE kind = 'passage' AND session_id = ? ORDER BY details->>'ordinal'",
                            session.id()))
                    .containsExactly("Why does the build fail on Windows?", "A path has colons.");
            assertThat(rows.count(
                    "SELECT count(*) FROM outbox WHERE aggregateid IN (SELECT id::text FROM memory WHERE session_id = ?)",
                    session.id())).isZero();
        });
    }
}
