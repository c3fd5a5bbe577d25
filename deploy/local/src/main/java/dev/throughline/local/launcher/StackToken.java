package dev.throughline.local.launcher;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gets the token with which this machine talks to its own stack, as any machine would. */
final class StackToken {

    private static final String MACHINE = "this-machine";
    private static final int DAYS = 365;

    private final StackClient client;
    private final String audit;

    StackToken(StackClient client, String audit) {
        this.client = client;
        this.audit = audit;
    }

    /** The token of the last run when audit-service still takes it, else a new one. */
    String keptOrIssued(Optional<String> kept, String administratorPassword) throws IOException, InterruptedException {
        if (kept.isPresent() && client.get(address(), kept.get()).status() == 200) {
            return kept.get();
        }
        return issue(login(administratorPassword));
    }

    private String login(String password) throws IOException, InterruptedException {
        var body = Map.of("grant_type", "password", "username", "administrator", "password", password);
        var answer = client.post(audit + "/api/auth/token", "", body);
        return field(answer, 200, "access_token");
    }

    private String issue(String administrator) throws IOException, InterruptedException {
        var body = Map.of("name", "deploy/local/up", "scopes", List.of("ingest", "recall", "admin"), "expires_in_days", DAYS);
        return field(client.post(address(), administrator, body), 201, "token");
    }

    private String address() {
        return audit + "/api/machines/" + MACHINE + "/tokens";
    }

    private static String field(StackClient.Answer answer, int expected, String name) throws IOException {
        if (answer.status() != expected) {
            throw new CannotStart("audit-service refuses a token for this stack: it answered " + answer.status());
        }
        return answer.json().path(name).asText();
    }
}
