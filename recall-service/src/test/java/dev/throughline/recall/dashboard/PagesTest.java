package dev.throughline.recall.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    @ParameterizedTest
    @ValueSource(strings = { "/", "/sessions", "/sessions/a/b", "/login/refresh", "/now/events", "/health" })
    void aPageIsKnownByItsFirstSegment(String path) {
        assertThat(Pages.contain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "//", "//api/sessions", "/api", "/api/live/events", "/q/health", "/sessionsx", "sessions",
            "/Sessions", "/static/bundle/app.js" })
    void everythingElseIsNone(String path) {
        assertThat(Pages.contain(path)).isFalse();
    }
}
