package dev.throughline.recall.live;

import java.util.Set;

import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.throughline.common.revocation.IssuedToken;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/** Who wants to listen, by a token that was verified. */
record Bearer(IssuedToken token, Set<String> scopes) {

    static Bearer of(JsonWebToken token) {
        return new Bearer(IssuedToken.of(token), token.getGroups() == null ? Set.of() : Set.copyOf(token.getGroups()));
    }

    boolean mayListen() {
        return scopes.contains(Scopes.RECALL) || scopes.contains(Scopes.ADMIN);
    }

    Caller caller() {
        return new Caller(token.tenantId(), token.memberId(), null, token.tokenId());
    }
}
