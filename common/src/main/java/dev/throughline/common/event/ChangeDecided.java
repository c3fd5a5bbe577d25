package dev.throughline.common.event;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A change that was to be made on one version alone was made or refused. Written by compression-worker in the transaction
 * that decided, for the ingest-service that waits to answer; key {@code <tenant>/<session>}.
 *
 * @param tenantId whose change it is
 * @param changeId the id of the event that asked for the change
 * @param subject what was to be changed, for example {@code session/<id>/state}
 * @param applied whether it was made
 * @param version the version after the change, or the one that stands where it was refused
 * @param refusal why it was refused; absent where it was made
 */
public record ChangeDecided(String tenantId, String changeId, String subject, boolean applied, long version,
        @Nullable Refusal refusal) {

    /** Why a change was not made. */
    public enum Refusal {
        /** Another version stands than the one that was expected. */
        VERSION,
        /** What came of it would be too large. */
        SIZE,
        /** It cannot be made on what stands, for example an element appended to a text. */
        FORM;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException when there is no such reason */
        @JsonCreator
        public static Refusal of(String wireName) {
            return Arrays.stream(values()).filter(refusal -> refusal.wireName().equals(wireName)).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No change is refused for this"));
        }
    }

    public static ChangeDecided applied(SessionEvent asked, String subject, long version) {
        return new ChangeDecided(asked.tenantId(), asked.id(), subject, true, version, null);
    }

    /** @param standing the version that stands */
    public static ChangeDecided refused(SessionEvent asked, String subject, long standing, Refusal refusal) {
        return new ChangeDecided(asked.tenantId(), asked.id(), subject, false, standing, refusal);
    }
}
