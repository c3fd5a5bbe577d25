package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** The signing key is replaced while a service that verifies with it goes on. */
class KeyRotationTest {

    @Test
    void nobodyIsRefusedWhileTheKeyIsReplaced() {
        var audit = Suite.startAudit(Map.of("SIGNING_ANNOUNCEMENT", "0s")).awaitReady();
        var ingest = Suite.startIngest(audit.address()).awaitReady();
        var before = client(audit.address(), ingest.address());
        var statuses = new ArrayList<Integer>();
        statuses.add(before.append(Event.prompt("rotation", "before")).status());

        for (int rotation = 0; rotation < 3; rotation++) {
            int rotated = before.post(audit.address(), "/api/admin/signing-keys/rotate", Map.of()).status();
            assertThat(rotated).isEqualTo(201);
            statuses.add(client(audit.address(), ingest.address()).append(Event.prompt("rotation", "new key")).status());
            statuses.add(before.append(Event.prompt("rotation", "old key")).status());
        }

        assertThat(statuses).hasSize(7).containsOnly(202);
        List.of(ingest, audit).forEach(ServiceProcess::terminate);
    }

    private static Client client(URI audit, URI ingest) {
        return new Client(ingest, URI.create("http://127.0.0.1:1"), Suite.login(audit));
    }
}
