package dev.throughline.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatJsonTest {

    @Test
    void textsAreReadAsTheyWereBeforeTheyWereEscaped() {
        assertThat(FlatJson.read("{\"sequence\":12,\"entry\":\"{\\\"a\\\":\\\"b\\\\\\\\c\\\\u00e9\\\"}\\n\\u00e9/\\/\"}"))
                .isEqualTo(Map.of("sequence", "12", "entry", "{\"a\":\"b\\\\c\\u00e9\"}\né//"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "{", "[]", "{\"a\":1", "{\"a\":\"b}", "{\"a\":1}x", "{\"a\":{}}", "{\"a\":\"\\u12\"}",
            "null" })
    void anythingElseIsRefused(String line) {
        assertThatThrownBy(() -> FlatJson.read(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
