package dev.throughline.audit.vault;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class NothingLeaksTest {

    private static final Logger ROOT = Logger.getLogger("");
    private static final List<String> TALKATIVE = List.of("dev.throughline", "org.hibernate.SQL", "io.vertx.pgclient",
            "org.jboss.resteasy.reactive");

    private final Capture capture = new Capture();
    private final String value = VaultPerson.newSecret();
    private VaultPerson ada;

    @BeforeEach
    void listen() {
        ROOT.addHandler(capture);
        TALKATIVE.forEach(name -> Logger.getLogger(name).setLevel(Level.FINE));
        ada = VaultPerson.of(VaultPerson.newTenant(), "vault");
    }

    @AfterEach
    void stopListening() {
        TALKATIVE.forEach(name -> Logger.getLogger(name).setLevel(null));
        ROOT.removeHandler(capture);
    }

    @Test
    void noValueIsInALogAnErrorAMetricOrTheDatabase() {
        Logger.getLogger("dev.throughline").fine("a control text");
        String id = ada.keep("Router", value);
        ada.reveal(id).then().statusCode(200);
        ada.compare(id, value).then().statusCode(200);
        VaultRows.tamper(id);

        List<Response> refusals = List.of(ada.reveal(id), rotate(id, Map.of("passwort", value)),
                create("{\"kind\": \"" + value + "\", \"name\": \"x\", \"secret\": {\"" + value + "\": \"x\"}}"),
                create("{\"kind\": \"password\", \"secret\": {\"password\": \"" + value),
                create("{\"kind\": \"password\", \"expires_at\": \"" + value + "\", \"secret\": {\"password\": \"x\"}}"),
                create("{\"kind\": \"password\", \"name\": \"x\", \"secret\": \"" + value + "\"}"),
                ada.request().body("{\"value\": {\"x\": \"" + value + "\"}}")
                        .post(VaultPerson.CREDENTIALS + "/" + id + "/compare"),
                ada.request().body(Map.of("secret", Map.of("password", value))).patch(VaultPerson.CREDENTIALS + "/" + id));

        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(refusal.asString()).doesNotContain(value);
        });
        assertThat(given().get("/q/metrics").asString()).contains("credentials_touched_total").doesNotContain(value);
        assertThat(String.join("\n", capture.lines)).contains("a control text").contains(id).doesNotContain(value);
        assertThat(rows()).contains("Router").doesNotContain(value);
    }

    private Response create(String body) {
        return ada.request().body(body).post(VaultPerson.CREDENTIALS);
    }

    private Response rotate(String id, Map<String, String> secret) {
        return ada.request().body(Map.of("secret", secret)).post(VaultPerson.CREDENTIALS + "/" + id + "/rotate");
    }

    /** Everything that the vault and the log hold of the tenant, bytes as text. */
    private String rows() {
        return VaultRows.text("SELECT (SELECT string_agg(c::text, '') FROM security.credential c) || "
                + "(SELECT string_agg(encode(v.ciphertext || v.wrapped_key, 'escape'), '') FROM security.credential_version v) || "
                + "(SELECT string_agg(a::text, '') FROM security.audit_entry a WHERE tenant_id = '" + ada.tenant() + "')");
    }

    private static final class Capture extends Handler {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final PatternFormatter formatter = new PatternFormatter("%c %s%e%n");

        @Override
        public void publish(LogRecord record) {
            lines.add(formatter.format(ExtLogRecord.wrap(record)));
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
