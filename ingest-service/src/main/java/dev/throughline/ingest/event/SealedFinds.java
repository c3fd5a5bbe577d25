package dev.throughline.ingest.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.github.f4b6a3.uuid.UuidCreator;

import dev.throughline.common.event.SecretSealed;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.ingest.event.Finished.FoundSecret;

/** Says of what was sealed where it was found. */
final class SealedFinds {

    private static final int LONGEST_PLACE = 200;

    private SealedFinds() {
    }

    /** Each value once, at the first place where it stood. */
    static List<SecretSealed> of(SessionEvent event, List<FoundSecret> found, Map<String, String> ciphertexts) {
        var missing = new HashMap<>(ciphertexts);
        var sealed = new ArrayList<SecretSealed>();
        for (FoundSecret secret : found) {
            String ciphertext = missing.remove(secret.find().fingerprint());
            if (ciphertext != null) {
                sealed.add(sealed(event, secret, ciphertext));
            }
        }
        return sealed;
    }

    private static SecretSealed sealed(SessionEvent event, FoundSecret secret, String ciphertext) {
        String place = secret.place().substring(0, Math.min(LONGEST_PLACE, secret.place().length()));
        // from what was found where, so that the same event sent again says the same
        String id = UuidCreator.getNameBasedSha1(event.key() + "\n" + event.id() + "\n" + secret.find()).toString();
        return new SecretSealed(event.tenantId(), id, secret.find().kind(), secret.find().fingerprint(), event.sessionId(),
                event.id(), place, ciphertext, event.ownerId(), event.receivedAt());
    }
}
