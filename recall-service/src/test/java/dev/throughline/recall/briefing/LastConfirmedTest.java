package dev.throughline.recall.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.throughline.common.security.Caller;
import dev.throughline.common.setting.Setting;
import dev.throughline.common.setting.Settings;
import dev.throughline.recall.memory.Standing;
import dev.throughline.recall.memory.StoredMemory;
import dev.throughline.recall.project.Project;

class LastConfirmedTest {

    private static final Caller CALLER = new Caller("acme", "ann", null, "token");
    private static final Project SHOP = new Project(UUID.randomUUID(), "shop");
    private static final Settings SHORT = new Settings(Map.of(Setting.RECALL_BUDGET_TOKENS, 100));
    private static final UUID MEMORY = new UUID(1, 2);
    /** Its hash is the same. */
    private static final UUID OTHER = new UUID(2, 1);

    private final LastConfirmed last = new LastConfirmed();

    @Test
    void ofWhatTheDatabaseHasNotBeenAskedNothingIsKnown() {
        assertThat(last.usage(MEMORY)).isEqualTo(StoredMemory.Usage.NONE);
        assertThat(last.settings(CALLER, SHOP)).isEqualTo(Settings.NONE);
    }

    @Test
    void theLatestOfAMemoryIsKnown() {
        used(MEMORY, 3);
        used(MEMORY, 4);

        assertThat(last.usage(MEMORY)).isEqualTo(usage(4));
    }

    @Test
    void aMemoryAtTheSamePlaceIsNotTakenForAnother() {
        used(MEMORY, 3);
        used(OTHER, 7);

        assertThat(last.usage(MEMORY)).isEqualTo(StoredMemory.Usage.NONE);
        assertThat(last.usage(OTHER)).isEqualTo(usage(7));
    }

    @Test
    void settingsAreThoseOfTheTenantsProject() {
        last.keep(CALLER, SHOP, new Confirmed(Map.of(), SHORT));

        assertThat(last.settings(CALLER, SHOP)).isEqualTo(SHORT);
        assertThat(last.settings(CALLER, null)).isEqualTo(Settings.NONE);
        assertThat(last.settings(new Caller("other", "ann", null, "token"), SHOP)).isEqualTo(Settings.NONE);
    }

    private void used(UUID memory, int times) {
        last.keep(CALLER, SHOP, new Confirmed(Map.of(memory, new Standing(1, usage(times))), Settings.NONE));
    }

    private static StoredMemory.Usage usage(int times) {
        return new StoredMemory.Usage(times, 1);
    }
}
