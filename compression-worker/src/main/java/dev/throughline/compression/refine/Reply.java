package dev.throughline.compression.refine;

/** What came of asking a model. */
sealed interface Reply {

    record Answered(String text, int inputTokens, int outputTokens) implements Reply {
    }

    /** @param isTimeout whether it was asked and did not answer in time; the provider may charge for that */
    record Failed(boolean isTimeout, String reason) implements Reply {
    }

    /** It failed too often to be asked now. */
    record NotAsked() implements Reply {
    }
}
