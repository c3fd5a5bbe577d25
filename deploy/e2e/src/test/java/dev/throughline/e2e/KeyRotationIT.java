package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** The signing key is replaced while a service that verifies with it goes on. */
class KeyRotationIT {

    @Test
    void nobodyIsRefusedWhileTheKeyIsReplaced() {
        var audit = Suite.startAudit(Map.of("SIGNING_ANNOUNCEMENT", "2s")).awaitReady();
        var ingest = Suite.startIngest(audit.address()).awaitReady();
        String old = Suite.login(audit.address());
        var statuses = new ArrayList<Integer>();
        statuses.add(append(ingest.address(), old));

        int rotated = client(ingest.address(), old).post(audit.address(), "/api/admin/signing-keys/rotate", Map.of()).status();
        await().untilAsserted(() -> {
            String latest = Suite.login(audit.address());
            statuses.add(append(ingest.address(), latest));
            assertThat(key(latest)).isNotEqualTo(key(old));
        });
        statuses.add(append(ingest.address(), old));

        assertThat(rotated).isEqualTo(201);
        assertThat(statuses).containsOnly(202);
        List.of(ingest, audit).forEach(ServiceProcess::terminate);
    }

    private static int append(URI ingest, String token) {
        return client(ingest, token).append(Event.prompt("rotation", "while the key is replaced")).status();
    }

    private static Client client(URI ingest, String token) {
        return new Client(ingest, URI.create("http://127.0.0.1:1"), token);
    }

    /** The token's header, which names the key. */
    private static String key(String token) {
        return token.substring(0, token.indexOf('.'));
    }
}
