package dev.throughline.compression.decision;

import java.util.OptionalLong;

import com.fasterxml.jackson.databind.JsonNode;

import dev.throughline.common.event.SessionEvent;

/** The version on which alone a change is to be made. */
public final class ExpectedVersion {

    private ExpectedVersion() {
    }

    /** Empty where the change is to be made on any. */
    public static OptionalLong of(SessionEvent event) {
        JsonNode version = event.data().path("expected_version");
        return version.isIntegralNumber() ? OptionalLong.of(version.longValue()) : OptionalLong.empty();
    }
}
