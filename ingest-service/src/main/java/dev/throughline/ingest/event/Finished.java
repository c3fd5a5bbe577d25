package dev.throughline.ingest.event;

import java.util.List;

import dev.throughline.common.event.SecretSealed;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.common.secret.Redaction;

/**
 * An event that may leave.
 *
 * @param json the event as it is sent, at most as large as a record may be
 * @param secrets what was taken out of it
 * @param sealed those of them that go to the vault, with the event
 */
public record Finished(SessionEvent event, byte[] json, List<FoundSecret> secrets, List<SecretSealed> sealed) {

    /** A secret, and the path of the text in which it stood, for example {@code input.command}. */
    public record FoundSecret(Redaction.Find find, String place) {
    }

    public Finished {
        secrets = List.copyOf(secrets);
        sealed = List.copyOf(sealed);
    }
}
