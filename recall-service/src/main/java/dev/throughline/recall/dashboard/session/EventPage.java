package dev.throughline.recall.dashboard.session;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

import dev.throughline.common.json.Json;

/**
 * All of one event.
 *
 * @param json its data, a field a line
 */
@CheckedTemplate(basePath = "dashboard")
record EventPage(SessionLine session, EventLine event, String json) implements TemplateInstance {

    static EventPage of(SessionLine session, EventLine event) {
        try {
            var mapper = Json.mapper();
            return new EventPage(session, event,
                    mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(event.data())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL writes no such jsonb", e);
        }
    }
}
