package dev.throughline.audit.signing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

/** Signs tokens: short ones for people, long ones for machines. */
@Singleton
public class TokenIssuer {

    static final String ISSUER = "throughline";
    static final String AUDIENCE = "throughline";

    private final SigningKey key;
    private final Clock clock;
    private final Duration memberTokenLifetime;

    TokenIssuer(SigningKey key, Clock clock, SigningConfig config) {
        this.key = key;
        this.clock = clock;
        this.memberTokenLifetime = config.memberTokenLifetime();
    }

    /** A signed token, and how long it is good for. */
    public record IssuedToken(String value, Duration lifetime) {

        @Override
        public String toString() {
            return "IssuedToken[lifetime=" + lifetime + "]"; // the value must not reach a log
        }
    }

    /** A token for someone who has just logged in. */
    public IssuedToken forMember(String tenant, UUID member, Set<String> scopes) {
        Instant now = clock.instant();
        String value = sign(claims(tenant, member, scopes), UUID.randomUUID(), now, now.plus(memberTokenLifetime));
        return new IssuedToken(value, memberTokenLifetime);
    }

    /** A token for a machine that works for a member. */
    public String forMachine(MachineClaims claims) {
        var builder = claims(claims.tenant(), claims.member(), claims.scopes()).claim("machine", claims.machine());
        return sign(builder, claims.tokenId(), claims.issuedAt(), claims.expiresAt());
    }

    /** What a machine's token says. */
    public record MachineClaims(String tenant, UUID member, String machine, Set<String> scopes, UUID tokenId,
            Instant issuedAt, Instant expiresAt) {

        public MachineClaims {
            scopes = Set.copyOf(scopes);
        }
    }

    private static JwtClaimsBuilder claims(String tenant, UUID member, Set<String> scopes) {
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(member.toString())
                .claim("tenant", tenant)
                .groups(scopes);
    }

    private String sign(JwtClaimsBuilder claims, UUID tokenId, Instant issuedAt, Instant expiresAt) {
        return claims.claim("jti", tokenId.toString())
                .issuedAt(issuedAt)
                .expiresAt(expiresAt)
                .jws()
                .keyId(key.id())
                .sign(key.privateKey());
    }
}
