package dev.throughline.audit.grant;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.MultivaluedMap;

import org.jspecify.annotations.Nullable;

import dev.throughline.audit.member.ClientId;
import dev.throughline.common.problem.Problem.FieldError;
import dev.throughline.common.problem.ProblemException;

/**
 * Who wants a token, in the words of RFC 6749.
 *
 * @param grantType {@code password} when absent
 * @param username of the grant {@code password}
 * @param password of the grant {@code password}
 * @param tenant of the grant {@code password}; absent for the tenant {@code default}
 * @param refreshToken of the grant {@code refresh_token}
 * @param clientId of the grant {@code client_credentials}
 * @param clientSecret of the grant {@code client_credentials}
 */
public record TokenRequest(
        @Nullable @Pattern(regexp = "password|refresh_token|client_credentials", message = RULE) String grantType,
        @Nullable @Size(max = 200) String username,
        @Nullable @Size(max = 1000) String password,
        @Nullable @Size(min = 1, max = 200) String tenant,
        @Nullable @Size(max = 500) String refreshToken,
        @Nullable @Size(max = 300) String clientId,
        @Nullable @Size(max = 200) String clientSecret) {

    private static final String RULE = "is one of password, refresh_token, client_credentials";
    private static final String DEFAULT_TENANT = "default";

    static TokenRequest of(MultivaluedMap<String, String> form) {
        return new TokenRequest(form.getFirst("grant_type"), form.getFirst("username"), form.getFirst("password"),
                form.getFirst("tenant"), form.getFirst("refresh_token"), form.getFirst("client_id"),
                form.getFirst("client_secret"));
    }

    TokenRequest withClient(String id, String secret) {
        return new TokenRequest(grantType, username, password, tenant, refreshToken, id, secret);
    }

    /** @throws ProblemException 422 that names each field which the grant needs and has not */
    Grant grant() {
        return switch (grantType) {
            case "refresh_token" -> refreshGrant();
            case "client_credentials" -> clientCredentials();
            case null, default -> passwordGrant();
        };
    }

    private Grant passwordGrant() {
        requireAll(List.of("username", "password"), List.of(text(username), text(password)));
        return new Grant.Password(tenant == null ? DEFAULT_TENANT : tenant, text(username), text(password));
    }

    private Grant refreshGrant() {
        requireAll(List.of("refresh_token"), List.of(text(refreshToken)));
        return new Grant.Refresh(text(refreshToken));
    }

    private Grant clientCredentials() {
        requireAll(List.of("client_id", "client_secret"), List.of(text(clientId), text(clientSecret)));
        ClientId client = ClientId.parse(text(clientId))
                .orElseThrow(() -> ProblemException.ofField(422, "client_id", "is the id that was given with the secret"));
        return new Grant.ClientCredentials(client, text(clientSecret));
    }

    private static void requireAll(List<String> names, List<String> values) {
        var missing = new ArrayList<FieldError>();
        for (int i = 0; i < names.size(); i++) {
            if (values.get(i).isBlank()) {
                missing.add(new FieldError(names.get(i), "must not be blank"));
            }
        }
        if (!missing.isEmpty()) {
            throw ProblemException.ofFields(422, "The grant needs more", missing);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    @Override
    public String toString() {
        return "TokenRequest[grantType=" + grantType + "]"; // what proves someone must not reach a log
    }
}
