package dev.throughline.audit.vault;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a visitor may do with one credential: its owner and administrators everything, others what was granted to them or
 * to their role, which is nothing at first.
 */
record Access(Set<Permission> permissions, boolean isAdministrator) {

    static Access of(Visitor visitor, Credential credential, List<CredentialGrant> grants) {
        if (visitor.isAdministrator() || credential.ownerId.equals(visitor.id())) {
            return owner(visitor);
        }
        Set<Permission> granted = EnumSet.noneOf(Permission.class);
        grants.stream().filter(grant -> grant.isFor(visitor)).forEach(grant -> granted.addAll(grant.permissions()));
        return new Access(Collections.unmodifiableSet(granted), false);
    }

    static Access owner(Visitor visitor) {
        return new Access(EnumSet.allOf(Permission.class), visitor.isAdministrator());
    }

    boolean allows(Permission permission) {
        return permissions.contains(permission);
    }

    List<String> names() {
        return Arrays.stream(Permission.values()).filter(this::allows).map(Permission::wireName).toList();
    }
}
