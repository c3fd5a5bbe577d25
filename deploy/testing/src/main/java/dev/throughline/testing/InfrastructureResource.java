package dev.throughline.testing;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Points a Quarkus test at the shared PostgreSQL and Kafka, and at the key of {@link TestTokens}. The variables are the
 * ones that an operator sets.
 */
public final class InfrastructureResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Infrastructure infrastructure = Infrastructure.shared();
        return Map.of(
                "kafka.bootstrap.servers", infrastructure.kafka().bootstrapServers(),
                "database.host", "127.0.0.1",
                "database.port", Integer.toString(infrastructure.database().port()),
                "database.password", Infrastructure.PASSWORD,
                "mp.jwt.verify.publickey", TestTokens.publicKey(),
                "secret.fingerprint-key", Infrastructure.PASSWORD.repeat(4));
    }

    @Override
    public void stop() {
        // shared by all test classes of the module; it ends with the JVM
    }
}
