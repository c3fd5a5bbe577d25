package dev.throughline.audit.grant;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.throughline.audit.member.Identity;
import dev.throughline.audit.signing.TokenIssuer;
import dev.throughline.audit.signing.TokenIssuer.IssuedToken;
import dev.throughline.audit.signing.TokenIssuer.MemberClaims;

/** Signs for an identity. */
@ApplicationScoped
class Issuing {

    private final TokenIssuer issuer;

    Issuing(TokenIssuer issuer) {
        this.issuer = issuer;
    }

    IssuedToken token(Identity identity, @Nullable UUID login) {
        return issuer.forMember(new MemberClaims(identity.tenantId(), identity.id(), identity.role().word(),
                identity.scopes(), login, identity.tokensFrom()));
    }
}
