package dev.throughline.audit.vault;

import dev.throughline.audit.log.Actor;

/**
 * Who comes to the vault.
 *
 * @param isAdministrator whether the token has the scope {@code admin}
 * @param role {@code admin}, {@code member} or {@code reader}, as the token says; {@code machine} for one that says none
 */
record Visitor(Actor actor, boolean isAdministrator, String role) {

    /** A part of this service, which does what someone else asked for. */
    static Visitor service(String tenantId) {
        return new Visitor(Actor.service(tenantId, "vault"), false, "machine");
    }

    String tenantId() {
        return actor.tenantId();
    }

    String id() {
        return actor.id();
    }
}
