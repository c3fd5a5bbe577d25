package dev.throughline.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.EdECPublicKey;
import java.util.Base64;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

class KeyTextTest {

    // the example of RFC 8037, appendix A.2, and the same key's bytes from appendix A.1 in hex
    private static final String PUBLISHED = """
            {"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
            """;
    private static final String BYTES = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    @Test
    void theExampleOfTheStandardIsRead() throws Exception {
        byte[] encoded = KeyText.read(PUBLISHED).getEncoded();

        assertThat(KeyText.read(PUBLISHED)).isInstanceOf(EdECPublicKey.class);
        assertThat(HexFormat.of().formatHex(encoded)).endsWith(BYTES);
    }

    @Test
    void aKeyOfAnotherCurveIsRefused() throws Exception {
        String other = PUBLISHED.replace("Ed25519", "X25519");
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(1024); // a longer one takes seconds
        String rsa = Base64.getEncoder().encodeToString(generator.generateKeyPair().getPublic().getEncoded());

        assertThatThrownBy(() -> KeyText.read(other)).hasMessageContaining("not one of Ed25519");
        assertThatThrownBy(() -> KeyText.read(PUBLISHED.replace("11qY", ""))).hasMessageContaining("29 bytes");
        assertThatThrownBy(() -> KeyText.read(rsa)).isInstanceOf(GeneralSecurityException.class);
    }
}
