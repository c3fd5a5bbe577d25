package dev.throughline.ingest.capture;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;

import dev.throughline.common.security.Scopes;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.testing.TestTokens;

@QuarkusTest
@TestProfile(SlowClientsIT.Limits.class)
@QuarkusTestResource(InfrastructureResource.class)
class SlowClientsIT {

    private static final int SLOW = 200;
    private static final int MOST_CONNECTIONS = 600;
    private static final int SENT_AT_FIRST = 32 * 1024;
    /** Who had to wait for them would be served after their 20 s. */
    private static final long BEFORE_SLOW_BODIES_END = 15_000;

    /** All come from one address. */
    public static final class Limits implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("rate-limit.enabled", "false", "capture.longest-body", "20s", "quarkus.http.limits.max-connections",
                    Integer.toString(MOST_CONNECTIONS));
        }
    }

    private final String tenant = UUID.randomUUID().toString();
    private final List<Socket> slow = new ArrayList<>();

    @AfterEach
    void disconnect() throws IOException {
        for (Socket client : slow) {
            client.close();
        }
    }

    @Test
    void quickClientsAreServedWhileOthersTrickle() throws IOException {
        byte[] request = request("/api/events");
        sendQuickly(100); // the first request of all pays for loading classes
        beginSlowly(request);

        for (int i = 0; i < 20; i++) {
            sendQuickly(100);
            sendQuickly(64 * 1024);
        }

        for (Socket client : slow) { // one by one, as this Kafka is not to be tried
            client.getOutputStream().write(request, SENT_AT_FIRST, request.length - SENT_AT_FIRST);
            assertThat(status(client)).contains(" 202 ");
        }
    }

    @Test
    void aBodyThatNeverEndsIsRefused() throws IOException {
        beginSlowly(request("/api/hooks/claude-code"));

        assertThat(slow).allSatisfy(client -> assertThat(status(client)).contains(" 408 "));
    }

    @Test
    void oneConnectionTooManyIsClosedAndTheOthersAreServed() throws IOException {
        byte[] request = request("/api/events");
        for (int i = 0; i <= MOST_CONNECTIONS; i++) { // one that has said nothing is not counted yet
            slow.add(connect());
            slow.getLast().getOutputStream().write(request, 0, SENT_AT_FIRST);
        }

        await().untilAsserted(() -> assertThat(slow).anyMatch(SlowClientsIT::isClosed)); // whichever came last
        Socket served = slow.stream().filter(client -> !isClosed(client)).findFirst().orElseThrow();
        served.setSoTimeout(60_000);
        served.getOutputStream().write(request, SENT_AT_FIRST, request.length - SENT_AT_FIRST);
        assertThat(status(served)).contains(" 202 ");
    }

    private static boolean isClosed(Socket client) {
        try {
            client.setSoTimeout(1);
            return client.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true; // that it was reset says the same
        }
    }

    private static Socket connect() throws IOException {
        var client = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        client.setSoTimeout(60_000);
        return client;
    }

    private void beginSlowly(byte[] request) throws IOException {
        for (int i = 0; i < SLOW; i++) {
            var client = connect();
            slow.add(client);
            client.getOutputStream().write(request, 0, SENT_AT_FIRST);
        }
    }

    /** With a new token each time: whether it is good is for a worker to find out. */
    private void sendQuickly(int characters) {
        given().auth().oauth2(TestTokens.lasting(Duration.ofHours(1), tenant, "quick", Scopes.INGEST))
                .contentType("application/json")
                .body(event(characters)).post("/api/events").then().statusCode(202)
                .time(lessThan(BEFORE_SLOW_BODIES_END));
    }

    private byte[] request(String path) {
        String body = event(64 * 1024);
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + TestTokens.of(tenant, "slow", Scopes.INGEST) + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String event(int characters) {
        return "{\"session_id\": \"s\", \"type\": \"prompt\", \"data\": {\"text\": \"" + "x".repeat(characters) + "\"}}";
    }

    private static String status(Socket client) throws IOException {
        return new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }
}
