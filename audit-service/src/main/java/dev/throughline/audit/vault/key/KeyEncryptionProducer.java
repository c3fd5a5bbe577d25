package dev.throughline.audit.vault.key;

import java.io.IOException;
import java.security.GeneralSecurityException;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.hybrid.HybridConfig;

/** Reads the key-encryption key at the start, from where the configuration says. */
@Singleton
class KeyEncryptionProducer {

    @Produces
    @Singleton
    KeyEncryption keyEncryption(KeyConfig config) {
        try {
            AeadConfig.register();
            HybridConfig.register();
            return switch (config.keySource()) {
                case FILE -> new FileKeys(new KeyRingFile(config.keyFile()));
                case ENVIRONMENT -> new EnvironmentKeys(config.keys()
                        .orElseThrow(() -> new IllegalStateException("The key source environment needs vault.keys")));
                case TRANSIT -> new TransitKeys(new TransitClient(config.transit()));
            };
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The vault's key cannot be read", e);
        }
    }
}
