package dev.throughline.recall.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.common.event.MemoryRecalled;
import dev.throughline.common.json.Json;
import dev.throughline.common.memory.Memory;
import dev.throughline.common.memory.MemoryKind;
import dev.throughline.common.security.Scopes;
import dev.throughline.common.topic.Topics;
import dev.throughline.recall.Fixture;
import dev.throughline.recall.Memories;
import dev.throughline.recall.SchemaResource;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

/** Who hears of what. A last event that all may hear shows that nothing else was told before it. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
@QuarkusTestResource(SchemaResource.class)
class LiveInterestTest {

    @TestHTTPResource
    URI address;

    private final String tenant = "tenant-" + UUID.randomUUID();
    private final Happening event = Happening.of(tenant, "session-" + UUID.randomUUID());

    @Test
    void whoWantsASessionHearsOfItAlone() {
        Listener listener = listen("bob", "session", event.session());

        Happening.of(tenant, "another").withText("elsewhere").happen();
        event.withText("here").happen();

        assertTold(listener, "here");
    }

    @Test
    void whoWantsAUserHearsOfTheirSessionsAlone() {
        Listener listener = listen("bob", "user", "carol");

        event.withText("ann's").happen();
        Happening.of(tenant, "carols").by("carol").withText("carol's").happen();

        assertTold(listener, "carol's");
    }

    @Test
    void whoWantsAProjectHearsOfItUnderAnyOfItsNames() {
        Listener early = listen("bob", "project", "git@github.com:acme/shop.git");
        event.in("github.com/acme/shop").withText("first").happen();
        assertTold(early, "first"); // before the other listens
        Fixture.run("""
                INSERT INTO project_alias (tenant_id, alias, project_id)
                SELECT tenant_id, 'the-shop', id FROM project WHERE tenant_id = ?
                """, tenant);
        Listener late = listen("bob", "project", "the-shop");

        Happening.of(tenant, "unrelated").in("github.com/acme/bank").withText("elsewhere").happen();
        event.in("github.com/acme/shop").withText("here").happen();

        assertTold(early, "first", "here");
        assertTold(late, "here");
    }

    @Test
    void anotherTenantHearsNothing() {
        String other = "tenant-" + UUID.randomUUID();
        Listener stranger = Listener.open(address.getPort()).subscribe(token(other, "ann"), "session", event.session())
                .connected();

        event.withText("ours").happen();
        Happening.of(other, event.session()).withText("theirs").happen();

        assertTold(stranger, "theirs");
    }

    @Test
    void aPrivateSessionIsHeardOfByItsOwnerAlone() {
        Listener owner = listen("ann");
        Listener colleague = listen("bob", "session", event.session());
        Listener anyone = listen("bob");

        event.inPrivateSession().withText("private").happen();
        event.withText("private, too").happen();
        Happening.of(tenant, "open").withText("open").happen();

        assertTold(owner, "private", "private, too", "open");
        assertTold(anyone, "open");
        assertThat(colleague.types()).containsExactly("connected");
    }

    @Test
    void whatBelongsToAPrivatePromptIsHeardOfByItsOwnerAlone() {
        Listener owner = listen("ann");
        Listener colleague = listen("bob");

        event.inPrivatePrompt().withText("private").happen();
        event.withText("open").happen();

        assertTold(owner, "private", "open");
        assertTold(colleague, "open");
    }

    @Test
    void aChangedMemoryIsToldToThoseWhoMaySeeIt() {
        Listener owner = listen("ann");
        Listener colleague = listen("bob");
        Memories shop = Memories.of(tenant, "shop");
        Memory memory = shop.of(MemoryKind.DECISION, "Round late", "We round after the discount");

        Fixture.publish(shop.privateTo("ann").of(MemoryKind.FACT, "Mine", "mine"));
        Fixture.publish(memory);

        await().untilAsserted(() -> assertThat(owner.types()).contains("memory_changed").hasSize(3));
        await().untilAsserted(() -> assertThat(colleague.types()).containsExactly("connected", "memory_changed"));
        var told = colleague.messages().getLast();
        assertThat(told.at("/data/id").asText()).isEqualTo(memory.id().toString());
        assertThat(told.at("/data/kind").asText()).isEqualTo("decision");
        assertThat(told.at("/data/title").asText()).isEqualTo("Round late");
        assertThat(told.get("session_id").asText()).isEqualTo(memory.sessionId());
        assertThat(told.toString()).doesNotContain("We round after");
    }

    @Test
    void aRecallIsToldToTheMemberWhoAskedAlone() {
        Listener asking = listen("ann");
        Listener colleague = listen("bob");
        UUID shown = UUID.randomUUID();

        var recalled = new MemoryRecalled(tenant, "ann", event.session(), "shop", "hash", event.receivedAt(),
                List.of(new MemoryRecalled.Shown(shown, 2, 1, 7.5)));
        Happening.send(Topics.MEMORY_RECALLED, recalled.key(), Json.bytes(recalled));
        event.withText("open").happen();

        await().untilAsserted(() -> assertThat(asking.types()).contains("memory_recalled", "action"));
        assertThat(asking.messages()).anyMatch(
                message -> message.at("/data/memories/0/id").asText().equals(shown.toString()));
        assertTold(colleague, "open");
        assertThat(colleague.types()).containsExactly("connected", "action");
    }

    private Listener listen(String member, String... fields) {
        return Listener.open(address.getPort()).subscribe(token(tenant, member), fields).connected();
    }

    private static void assertTold(Listener listener, String... texts) {
        await().untilAsserted(() -> assertThat(listener.texts()).contains(texts[texts.length - 1]));
        assertThat(listener.texts()).containsExactlyInAnyOrder(texts);
    }

    private static String token(String tenant, String member) {
        return TestTokens.of(tenant, member, Scopes.RECALL);
    }
}
