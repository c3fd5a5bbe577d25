package dev.throughline.ingest.secret;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;

import dev.throughline.ingest.secret.SecretFindsConfig.Finds;

/**
 * The vault's public key, fetched and refreshed on a thread of its own, so that no request ever waits for audit-service. One
 * that is known stays good while audit-service is away.
 */
@Singleton
final class VaultKey {

    private static final int MOST_CHARACTERS = 64 * 1024;

    private final SecretFindsConfig config;
    private final HttpClient http;
    private final ScheduledExecutorService clockwork = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("vault-key").daemon().factory());
    private volatile @Nullable HybridEncrypt key;
    private boolean isFailing;

    VaultKey(SecretFindsConfig config) {
        this.config = config;
        this.http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(config.vaultKey().timeout())
                .build();
    }

    void start(@Observes StartupEvent event) throws GeneralSecurityException {
        if (config.finds() == Finds.VAULT) {
            HybridConfig.register();
            clockwork.execute(this::refresh);
        }
    }

    @PreDestroy
    void close() {
        clockwork.shutdownNow();
        http.shutdownNow();
    }

    /** Absent until it could be fetched once. */
    Optional<HybridEncrypt> key() {
        return Optional.ofNullable(key);
    }

    private void refresh() {
        try {
            key = parsed(fetched());
            if (isFailing) {
                Log.info("The vault's key is there again");
            }
            isFailing = false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            report(e);
        }
        Duration next = isFailing ? config.vaultKey().retry() : config.vaultKey().refresh();
        clockwork.schedule(this::refresh, next.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String fetched() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(config.vaultKey().url()).timeout(config.vaultKey().timeout()).build();
        var answer = http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_CHARACTERS));
        if (answer.statusCode() != 200) {
            throw new IOException("The vault's key was answered with status " + answer.statusCode());
        }
        return answer.body();
    }

    /** A keyset with a private key in it is refused: it would let this service read what it sealed. */
    private static HybridEncrypt parsed(String keyset) throws GeneralSecurityException {
        KeysetHandle handle = TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(keyset);
        return handle.getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class);
    }

    private void report(Exception failure) {
        if (!isFailing) {
            Log.warnf("The vault's key cannot be fetched; %s cause=%s",
                    key == null ? "finds are dropped" : "the one that is known stays in use",
                    failure.getClass().getSimpleName());
        }
        isFailing = true;
    }
}
