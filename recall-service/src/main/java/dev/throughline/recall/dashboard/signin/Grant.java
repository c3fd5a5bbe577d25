package dev.throughline.recall.dashboard.signin;

/** Whether audit-service lets someone in. */
sealed interface Grant {

    record Given(Tokens tokens) implements Grant {
    }

    /** @param reason to be shown */
    record Refused(String reason) implements Grant {
    }

    record Away() implements Grant {
    }
}
