package dev.throughline.recall.dashboard.neighbour;

import com.fasterxml.jackson.databind.JsonNode;

/** What became of a question to another service. */
public sealed interface Answer {

    /** @param json of the body, missing when it is none */
    record Given(int status, String body, JsonNode json) implements Answer {

        public boolean isSuccess() {
            return status / 100 == 2;
        }

        /** Why the service said no, in its own words. */
        public String refusal() {
            String field = json.path("errors").path(0).path("field").asText("");
            String message = json.path("errors").path(0).path("message").asText("");
            return field.isEmpty() ? json.path("detail").asText("The request was refused (" + status + ")")
                    : field.replace('_', ' ') + " " + message;
        }

        @Override
        public String toString() {
            return "Given[status=" + status + "]"; // a body may hold a token
        }
    }

    /** It did not answer in time, or not at all. */
    record Away() implements Answer {
    }
}
