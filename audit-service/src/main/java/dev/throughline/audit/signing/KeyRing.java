package dev.throughline.audit.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Singleton;

import io.quarkus.logging.Log;

/**
 * All keys that are published, and which of them signs now. Replicas share the file, and look into it again every few
 * seconds.
 */
@Singleton
class KeyRing {

    private final SigningConfig config;
    private final KeyFile file;
    private final Clock clock;
    private volatile List<PublishedKey> keys = List.of();
    private volatile Instant lookedAt = Instant.EPOCH;

    KeyRing(SigningConfig config, Clock clock) {
        this.config = config;
        this.file = new KeyFile(config.keyFile());
        this.clock = clock;
    }

    /** @throws IllegalStateException when the file cannot be read: without a key there is no service */
    @PostConstruct
    void load() {
        try {
            keys = List.copyOf(file.read());
            lookedAt = clock.instant();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The signing key cannot be read from " + config.keyFile(), e);
        }
    }

    /** The newest key whose time to sign has come. */
    SigningKey current() {
        Instant now = clock.instant();
        return published().stream().filter(key -> !key.signsFrom().isAfter(now)).findFirst()
                .orElseGet(() -> keys.getLast()).key();
    }

    /** All keys by which a token can be good, the newest first. */
    List<PublishedKey> published() {
        look();
        Instant now = clock.instant();
        return keys.stream().filter(key -> key.retiredAt() == null || key.retiredAt().plus(config.overlap()).isAfter(now))
                .toList();
    }

    /**
     * Adds a key and retires those before it. Blocks.
     *
     * @param leaked whether the keys before are no longer to be trusted: then they are gone, and the new one signs at once
     */
    PublishedKey rotate(boolean leaked) throws IOException, GeneralSecurityException {
        SigningKey fresh = SigningKey.generate();
        Instant signsFrom = leaked ? clock.instant() : clock.instant().plus(config.announcement());
        var added = new PublishedKey(fresh, signsFrom, null);
        keys = List.copyOf(file.change(before -> withFirst(added, leaked ? List.of() : before)));
        return keys.getFirst();
    }

    private List<PublishedKey> withFirst(PublishedKey fresh, List<PublishedKey> before) {
        Instant oldest = clock.instant().minus(config.overlap());
        var kept = new ArrayList<PublishedKey>();
        kept.add(fresh);
        before.stream().map(key -> key.retired(fresh.signsFrom()))
                .filter(key -> key.retiredAt() == null || key.retiredAt().isAfter(oldest)).forEach(kept::add);
        return kept;
    }

    /** What another replica wrote is seen here at the next look; a file that cannot be read leaves what is known. */
    private void look() {
        Instant now = clock.instant();
        if (lookedAt.plus(config.lookInterval()).isAfter(now)) {
            return;
        }
        lookedAt = now;
        try {
            keys = List.copyOf(file.read());
        } catch (IOException | UncheckedIOException | GeneralSecurityException e) {
            Log.errorf("The signing keys cannot be read again, going on with those that are known cause=%s",
                    e.getClass().getName());
        }
    }
}
