package dev.throughline.audit.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.login.Redemption.Redeemed;
import dev.throughline.audit.login.Redemption.Reused;
import dev.throughline.audit.login.Redemption.Unknown;
import dev.throughline.audit.revocation.Revocations;
import dev.throughline.common.event.TokenRevoked;

/** Begins, refreshes and ends logins. Everything runs in the caller's tenant transaction. */
@ApplicationScoped
public class Logins {

    /** At least as long as an access token lives that came from a login. */
    private static final Duration LONGEST_ACCESS = Duration.ofHours(1);

    private final LoginTable table;
    private final Revocations revocations;
    private final LoginConfig config;
    private final Clock clock;

    Logins(LoginTable table, Revocations revocations, LoginConfig config, Clock clock) {
        this.table = table;
        this.revocations = revocations;
        this.config = config;
        this.clock = clock;
    }

    /** A login that has begun, and the token that refreshes it, shown this once. */
    public record Begun(UUID loginId, String refreshToken) {

        @Override
        public String toString() {
            return "Begun[loginId=" + loginId + "]"; // the token must not reach a log
        }
    }

    /** The tenant that a refresh token names; empty when it is not one. The token proves nothing by that. */
    public static Optional<String> tenant(String refreshToken) {
        return RefreshToken.parse(refreshToken).map(RefreshToken::tenantId);
    }

    public Uni<Begun> begin(String tenantId, UUID memberId) {
        var token = RefreshToken.fresh(tenantId, UUID.randomUUID());
        Instant now = clock.instant();
        return table.begin(token, memberId, now, now.plus(config.idleLifetime()))
                .replaceWith(new Begun(token.loginId(), token.value()));
    }

    /** Takes a refresh token and gives the next one. */
    public Uni<Redemption> redeem(String refreshToken) {
        Optional<RefreshToken> parsed = RefreshToken.parse(refreshToken);
        if (parsed.isEmpty()) {
            return Uni.createFrom().item(new Unknown());
        }
        RefreshToken current = parsed.get();
        var next = RefreshToken.fresh(current.tenantId(), current.loginId());
        Instant now = clock.instant();
        return table.rotate(current, next, now, now.plus(config.idleLifetime()), config.lifetime().toSeconds())
                .chain(member -> member.isPresent()
                        ? Uni.createFrom().item(new Redeemed(current.loginId(), member.get(), next.value()))
                        : endReused(current));
    }

    /** A login that was ended, and the revocation of its access tokens. */
    public record Ended(UUID loginId, UUID memberId, TokenRevoked revoked) {
    }

    /** Ends the login of a refresh token, whichever of its tokens that is; empty when there is none. */
    public Uni<Optional<Ended>> end(String refreshToken) {
        return RefreshToken.parse(refreshToken).map(this::ended).orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** Ends all logins of a member and revokes the tokens that came from them. */
    public Uni<List<TokenRevoked>> endAll(String tenantId, UUID memberId) {
        return table.endAll(memberId)
                .onItem().transformToMulti(logins -> Multi.createFrom().iterable(logins))
                .onItem().transformToUniAndConcatenate(login -> revoked(tenantId, login))
                .collect().asList();
    }

    /** Only a login's own tokens name it: who names it and has not the current refresh token, has an old one. */
    private Uni<Redemption> endReused(RefreshToken token) {
        return table.end(token.loginId(), clock.instant())
                .chain(member -> member.isEmpty() ? Uni.createFrom().item(new Unknown())
                        : revoked(token.tenantId(), token.loginId())
                                .map(revoked -> new Reused(token.loginId(), member.get(), revoked)));
    }

    private Uni<Optional<Ended>> ended(RefreshToken token) {
        return table.end(token.loginId(), clock.instant()).chain(member -> member.isEmpty()
                ? Uni.createFrom().item(Optional.<Ended> empty())
                : revoked(token.tenantId(), token.loginId())
                        .map(revoked -> Optional.of(new Ended(token.loginId(), member.get(), revoked))));
    }

    private Uni<TokenRevoked> revoked(String tenantId, UUID login) {
        return revocations.token(tenantId, login.toString(), clock.instant().plus(LONGEST_ACCESS));
    }
}
