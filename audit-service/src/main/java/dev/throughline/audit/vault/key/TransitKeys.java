package dev.throughline.audit.vault.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A key of HashiCorp Vault's transit engine: data keys are sent there to be wrapped and unwrapped. The id of a key is its
 * version, as the ciphertext {@code vault:v<version>:…} names it.
 */
final class TransitKeys implements KeyEncryption {

    private final TransitClient client;

    TransitKeys(TransitClient client) {
        this.client = client;
    }

    @Override
    public String currentKey() {
        return "transit-v" + client.get("keys").path("latest_version").asInt();
    }

    @Override
    public WrappedKey wrap(byte[] key, byte[] context) throws GeneralSecurityException {
        ObjectNode request = bound(context).put("plaintext", Base64.getEncoder().encodeToString(key));
        String ciphertext = client.post("encrypt", request).path("ciphertext").asText();
        return new WrappedKey("transit-" + version(ciphertext), ciphertext.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, byte[] context) throws GeneralSecurityException {
        ObjectNode request = bound(context).put("ciphertext", new String(wrapped.bytes(), StandardCharsets.US_ASCII));
        return Base64.getDecoder().decode(client.post("decrypt", request).path("plaintext").asText());
    }

    @Override
    public void rotate() {
        client.rotate();
    }

    private static ObjectNode bound(byte[] context) {
        return JsonNodeFactory.instance.objectNode().put("associated_data", Base64.getEncoder().encodeToString(context));
    }

    private static String version(String ciphertext) {
        String[] parts = ciphertext.split(":", 3);
        if (parts.length < 3) {
            throw new KeyServiceAway("The key service answered with something else than a ciphertext");
        }
        return parts[1];
    }
}
