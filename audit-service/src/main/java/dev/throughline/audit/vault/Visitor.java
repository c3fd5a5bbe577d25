package dev.throughline.audit.vault;

import dev.throughline.audit.log.Actor;

/**
 * Who comes to the vault.
 *
 * @param isAdministrator whether the token has the scope {@code admin}
 * @param role {@code machine} for a machine's token, else {@code admin} or {@code member}
 */
record Visitor(Actor actor, boolean isAdministrator, String role) {

    static Visitor of(Actor actor, boolean isAdministrator) {
        String person = isAdministrator ? "admin" : "member";
        return new Visitor(actor, isAdministrator, actor.machine() == null ? person : "machine");
    }

    String tenantId() {
        return actor.tenantId();
    }

    String id() {
        return actor.id();
    }
}
