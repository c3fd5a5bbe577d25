package dev.throughline.common.setting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.json.Json;
import dev.throughline.common.problem.Problem.FieldError;

class SettingsTest {

    @Test
    void whatIsSetByItselfGoesBeforeTheProfile() {
        var settings = Settings.read(json("{\"profile\": \"economical\", \"recall.limit\": 7}"));

        assertThat(settings.number(Setting.RECALL_LIMIT, 1)).isEqualTo(7);
        assertThat(settings.number(Setting.RECALL_BUDGET_TOKENS, 1)).isEqualTo(500);
    }

    @Test
    void whatAProjectSetsGoesBeforeWhatItsTenantSets() {
        var project = Settings.read(json("{\"recall.limit\": 7}"));
        var tenant = Settings.read(json("{\"recall.limit\": 9, \"hook.start_tokens\": 50}"));

        var both = project.before(tenant);

        assertThat(both.number(Setting.RECALL_LIMIT, 1)).isEqualTo(7);
        assertThat(both.number(Setting.HOOK_START_TOKENS, 1)).isEqualTo(50);
        assertThat(both.number(Setting.HOOK_PROMPT_TOKENS, 600)).isEqualTo(600);
    }

    @Test
    void whatIsStoredAndNoSettingIsPassedOver() {
        assertThat(Settings.read(json("{\"profile\": \"lavish\", \"recall.limit\": \"many\", \"colour\": 1}")))
                .isEqualTo(Settings.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{\"colour\": 1} | colour", "{\"profile\": \"lavish\"} | profile",
            "{\"profile\": 1} | profile", "{\"recall.limit\": 0} | recall.limit", "{\"recall.limit\": 101} | recall.limit",
            "{\"recall.limit\": 1.5} | recall.limit", "{\"hook.start_tokens\": \"9\"} | hook.start_tokens" })
    void whatIsWrongIsNamed(String change, String field) {
        assertThat(Settings.faults(json(change))).extracting(FieldError::field).isEqualTo(List.of(field));
    }

    @Test
    void aChangeMaySetAndRemove() {
        assertThat(Settings.faults(json("{\"profile\": \"thorough\", \"recall.limit\": null}"))).isEmpty();
    }

    private static ObjectNode json(String text) {
        try {
            return Json.read(text.getBytes(UTF_8), ObjectNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
