package dev.throughline.common.revocation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;

import dev.throughline.common.event.TokenRevoked;

/** The revocations that are in force; each is forgotten once the tokens that it means have expired by themselves. */
@Singleton
public class RevokedTokens {

    private final Map<String, TokenRevoked> byKey = new ConcurrentHashMap<>();

    public RevokedTokens(MeterRegistry meters) {
        meters.gaugeMapSize("tokens.revoked", List.of(), byKey);
    }

    /** From now on the tokens are refused here. Of two revocations of one member the later holds. */
    public void add(TokenRevoked revoked) {
        byKey.merge(revoked.key(), revoked, (a, b) -> a.notBefore().isAfter(b.notBefore()) ? a : b);
    }

    /** Whether a token is revoked: by its own id, with the login that it came from, or with all of its member's. */
    public boolean contains(IssuedToken token) {
        return containsToken(token.tenantId(), token.tokenId())
                || token.loginId() != null && containsToken(token.tenantId(), token.loginId())
                || containsMember(token.tenantId(), token.memberId(), token.issuedAt());
    }

    boolean containsToken(String tenantId, String tokenId) {
        return byKey.containsKey(TokenRevoked.tokenKey(tenantId, tokenId));
    }

    /** @param issuedAt the token's {@code iat}, in whole seconds */
    boolean containsMember(String tenantId, String memberId, Instant issuedAt) {
        TokenRevoked member = byKey.get(TokenRevoked.memberKey(tenantId, memberId));
        return member != null && !issuedAt.isAfter(member.notBefore());
    }

    void remove(String key) {
        byKey.remove(key);
    }

    void forgetExpired(Instant now) {
        byKey.values().removeIf(revoked -> revoked.expiresAt().isBefore(now));
    }

    int size() {
        return byKey.size();
    }
}
