package dev.throughline.recall.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.security.Scopes;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

/** Whoever was away goes on where it was: over many sessions, so over all partitions. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class LiveResumeTest {

    private static final int SESSIONS = 20;

    @TestHTTPResource
    URI address;

    private final String tenant = "tenant-" + UUID.randomUUID();

    @Test
    void nothingIsMissedAndNothingRepeated() {
        Listener before = listen();
        List<String> happened = new ArrayList<>(happen("before"));
        await().untilAsserted(() -> assertThat(before.texts()).hasSize(SESSIONS));
        before.leave();

        happened.addAll(happen("away"));
        Listener after = listen("position", before.position());
        happened.addAll(happen("after"));

        await().untilAsserted(() -> assertThat(after.texts()).hasSize(2 * SESSIONS));
        List<String> told = new ArrayList<>(before.texts());
        told.addAll(after.texts());
        assertThat(told).containsExactlyInAnyOrderElementsOf(happened);
    }

    @Test
    void whoIsCutOffWhileItCatchesUpGoesOnFromThere() {
        Listener first = listen();
        first.leave();
        List<String> happened = happen("away");
        Listener second = listen("position", first.position());
        await().untilAsserted(() -> assertThat(second.texts()).hasSize(SESSIONS));
        String middle = second.messages().get(SESSIONS / 2).get("position").asText();

        Listener third = listen("position", middle);

        await().untilAsserted(() -> assertThat(third.texts()).hasSize(SESSIONS - SESSIONS / 2));
        assertThat(third.texts()).isEqualTo(second.texts().subList(SESSIONS / 2, SESSIONS));
        assertThat(happened).containsAll(third.texts());
    }

    @Test
    void aWritersOwnPositionIsAPlaceToBeginAt() {
        Listener waiting = listen();
        Happening event = Happening.of(tenant, "session");
        String position = event.withText("written").happen();
        event.withText("next").happen();
        await().untilAsserted(() -> assertThat(waiting.texts()).hasSize(2));

        Listener listener = listen("session", "session", "position", position);

        await().untilAsserted(() -> assertThat(listener.texts()).containsExactly("next"));
    }

    private List<String> happen(String when) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            String text = when + " " + i;
            Happening.of(tenant, "session-" + i).withText(text).happen();
            texts.add(text);
        }
        return texts;
    }

    private Listener listen(String... fields) {
        return Listener.open(address.getPort()).subscribe(TestTokens.of(tenant, "ann", Scopes.RECALL), fields).connected();
    }
}
