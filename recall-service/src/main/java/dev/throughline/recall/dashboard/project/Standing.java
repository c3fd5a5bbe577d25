package dev.throughline.recall.dashboard.project;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** Where a project stands; {@code details} are those of its memory of kind state, as the worker writes them. */
public record Standing(JsonNode details) {

    static final Standing UNKNOWN = new Standing(MissingNode.getInstance());

    public boolean isKnown() {
        return details.isObject();
    }

    public String phase() {
        return details.path("phase").asText("").replace('_', ' ');
    }

    public boolean hasProgress() {
        return details.path("progress").isNumber();
    }

    /** Of the planned tasks, in percent. */
    public int percent() {
        return (int) Math.round(100 * details.path("progress").asDouble());
    }

    public List<String> blockers() {
        return texts("blockers");
    }

    public List<String> next() {
        return texts("next");
    }

    public List<String> rules() {
        return texts("rules");
    }

    private List<String> texts(String field) {
        var texts = new ArrayList<String>();
        details.path(field).forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
