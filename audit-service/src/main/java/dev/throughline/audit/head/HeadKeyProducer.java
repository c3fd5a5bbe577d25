package dev.throughline.audit.head;

import java.io.IOException;
import java.security.GeneralSecurityException;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the key at the start. */
@Singleton
class HeadKeyProducer {

    @Produces
    @Singleton
    HeadKey headKey(HeadConfig config) {
        try {
            return new HeadKeyFile(config.keyFile()).read();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The audit log's key cannot be read from " + config.keyFile(), e);
        }
    }
}
