package dev.throughline.audit.signing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;

/** Signs tokens: short ones for people and service accounts, long ones for machines. */
@Singleton
public class TokenIssuer {

    static final String ISSUER = "throughline";
    static final String AUDIENCE = "throughline";

    private final KeyRing keys;
    private final Clock clock;
    private final Duration memberTokenLifetime;

    TokenIssuer(KeyRing keys, Clock clock, SigningConfig config) {
        this.keys = keys;
        this.clock = clock;
        this.memberTokenLifetime = config.memberTokenLifetime();
    }

    /** A signed token, its {@code jti}, and how long it is good for. */
    public record IssuedToken(String value, UUID id, Duration lifetime) {

        @Override
        public String toString() {
            return "IssuedToken[id=" + id + "]"; // the value must not reach a log
        }
    }

    /**
     * What a member's or a service account's token says.
     *
     * @param login the login that it comes from, absent when there is none to refresh
     * @param notBefore the token is not dated earlier than this
     */
    public record MemberClaims(String tenant, UUID member, String role, Set<String> scopes, @Nullable UUID login,
            Instant notBefore) {

        public MemberClaims {
            scopes = Set.copyOf(scopes);
        }
    }

    /** What a machine's token says. */
    public record MachineClaims(String tenant, String member, String machine, Set<String> scopes, UUID tokenId,
            Instant issuedAt, Instant expiresAt) {

        public MachineClaims {
            scopes = Set.copyOf(scopes);
        }
    }

    /** A token for someone who has just proven who he is. */
    public IssuedToken forMember(MemberClaims claims) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant issuedAt = now.isBefore(claims.notBefore()) ? claims.notBefore() : now;
        var builder = claims(claims.tenant(), claims.member().toString(), claims.scopes()).claim("role", claims.role());
        if (claims.login() != null) {
            builder.claim("sid", claims.login().toString());
        }
        UUID id = UUID.randomUUID();
        return new IssuedToken(sign(builder, id, issuedAt, issuedAt.plus(memberTokenLifetime)), id, memberTokenLifetime);
    }

    /** A token for a machine that works for a member. */
    public String forMachine(MachineClaims claims) {
        var builder = claims(claims.tenant(), claims.member(), claims.scopes()).claim("machine", claims.machine());
        return sign(builder, claims.tokenId(), claims.issuedAt(), claims.expiresAt());
    }

    private static JwtClaimsBuilder claims(String tenant, String member, Set<String> scopes) {
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(member)
                .claim("tenant", tenant)
                .groups(scopes);
    }

    private String sign(JwtClaimsBuilder claims, UUID tokenId, Instant issuedAt, Instant expiresAt) {
        SigningKey key = keys.current();
        return claims.claim("jti", tokenId.toString())
                .issuedAt(issuedAt)
                .expiresAt(expiresAt)
                .jws()
                .keyId(key.id())
                .sign(key.privateKey());
    }
}
