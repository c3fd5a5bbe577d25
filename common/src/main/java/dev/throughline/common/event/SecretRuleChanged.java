package dev.throughline.common.event;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A tenant's rule about secrets is in force. Written by audit-service in the transaction that changed it; key
 * {@code <tenant>/<rule id>}, and a tombstone once the rule is deleted or switched off.
 *
 * @param tenantId whose texts it is about
 * @param id the rule's UUID
 * @param effect what it says of a text that it matches
 * @param kind of a {@code DENY} rule the name of its secrets, which are of the kind {@code custom-<kind>}; of an
 *        {@code ALLOW} rule the only kind of finds that it lets pass, or absent for all
 * @param pattern an RE2 expression: what a {@code DENY} rule looks for, what the whole of an allowed value is like; never a
 *        secret itself
 * @param fingerprint of the one value that an {@code ALLOW} rule lets pass
 */
public record SecretRuleChanged(
        String tenantId,
        String id,
        Effect effect,
        @Nullable String kind,
        @Nullable String pattern,
        @Nullable String fingerprint) {

    /** What a rule does. */
    public enum Effect {
        /** A find of the scanner stays in the text. */
        ALLOW,
        /** What it matches is a secret, too. */
        DENY;

        /** The name in JSON. */
        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The record key: the latest of a rule holds. */
    public String key() {
        return key(tenantId, id);
    }

    public static String key(String tenantId, String id) {
        return tenantId + "/" + id;
    }
}
