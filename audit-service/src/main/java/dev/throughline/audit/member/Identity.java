package dev.throughline.audit.member;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Someone who has proven who he is.
 *
 * @param tokensFrom his tokens are dated to this moment or later: older ones were revoked
 */
public record Identity(String tenantId, UUID id, Role role, Set<String> scopes, Instant tokensFrom) {

    public Identity {
        scopes = Set.copyOf(scopes);
    }

    static Identity of(Member member) {
        return new Identity(member.tenantId, member.id, Role.of(member.role), Set.of(member.scopes), member.tokensFrom);
    }
}
