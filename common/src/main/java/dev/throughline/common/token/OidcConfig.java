package dev.throughline.common.token;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.validation.constraints.NotEmpty;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;

/** An OpenID provider whose tokens are taken. Without an issuer there is none. */
@ConfigMapping(prefix = "oidc")
public interface OidcConfig {

    /** What its tokens say as {@code iss}. */
    Optional<String> issuer();

    /** The address of its JWKS document. */
    Optional<String> jwks();

    /** What its tokens must name as {@code aud}. */
    @WithDefault("throughline")
    String audience();

    @NotEmpty
    @WithDefault("RS256")
    Set<SignatureAlgorithm> algorithms();

    /** The tenant of all its tokens; absent when a claim names it. */
    Optional<String> tenant();

    /** The claim that names the tenant; {@code /} leads into nested claims. */
    @WithDefault("tenant")
    String tenantClaim();

    /** The claim from which scopes follow: a list, or words in one text; {@code /} leads into nested claims. */
    @WithDefault("roles")
    String scopesClaim();

    /** Which scopes each value of that claim gives. A value that is not named gives none. */
    Map<String, Set<String>> scopes();

    /** Whether tokens of audit-service are refused, those of machines too. */
    @WithDefault("false")
    boolean exclusive();
}
