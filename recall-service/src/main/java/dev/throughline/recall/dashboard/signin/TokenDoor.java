package dev.throughline.recall.dashboard.signin;

import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import dev.throughline.recall.dashboard.DashboardConfig;
import dev.throughline.recall.dashboard.neighbour.Answer;
import dev.throughline.recall.dashboard.neighbour.Neighbours;
import dev.throughline.recall.dashboard.neighbour.Question;

/** Where audit-service gives tokens and takes them back. */
@Singleton
class TokenDoor {

    private static final String TOKEN = "/api/auth/token";
    private static final String REVOKE = "/api/auth/revoke";

    private final Neighbours neighbours;
    private final DashboardConfig config;

    TokenDoor(Neighbours neighbours, DashboardConfig config) {
        this.neighbours = neighbours;
        this.config = config;
    }

    Uni<Grant> signIn(Credentials credentials) {
        var fields = new HashMap<>(Map.of("grant_type", "password", "username", credentials.username(), "password",
                credentials.password()));
        if (!credentials.tenant().isBlank()) {
            fields.put("tenant", credentials.tenant());
        }
        return grant(fields);
    }

    Uni<Grant> refresh(String refreshToken) {
        return grant(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** Ends the login; when audit-service is away the tokens end by themselves. */
    Uni<Answer> revoke(String token) {
        return neighbours.ask(config.auditUrl(), REVOKE, Question.form(Map.of("token", token)));
    }

    private Uni<Grant> grant(Map<String, String> fields) {
        return neighbours.ask(config.auditUrl(), TOKEN, Question.form(fields)).map(TokenDoor::grant);
    }

    private static Grant grant(Answer answer) {
        return switch (answer) {
            case Answer.Given given when given.isSuccess() -> new Grant.Given(Tokens.of(given.json()));
            case Answer.Given given when given.status() >= 500 -> new Grant.Away();
            case Answer.Given given -> new Grant.Refused(given.refusal());
            case Answer.Away() -> new Grant.Away();
        };
    }
}
