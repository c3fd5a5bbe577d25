package dev.throughline.audit.vault;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A permission that was given. */
public record GrantView(UUID id, String granteeKind, String grantee, boolean mayReveal, boolean mayEdit, String grantedBy,
        Instant grantedAt) {

    /** All permissions of a credential. */
    public record Page(List<GrantView> items, long total, int skip, int limit) {

        public Page {
            items = List.copyOf(items);
        }
    }

    static GrantView of(CredentialGrant grant) {
        return new GrantView(grant.id, grant.granteeKind, grant.grantee, grant.mayReveal, grant.mayEdit, grant.grantedBy,
                grant.grantedAt);
    }
}
