package dev.throughline.audit.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

    private static final String KEY = "key.pem";

    /** To make a key takes seconds. */
    @TempDir
    static Path folderOfTheFirstKey;

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private KeyRing ring;

    @BeforeAll
    static void aKeyIsMade() throws Exception {
        new KeyFile(folderOfTheFirstKey.resolve(KEY)).read();
    }

    @BeforeEach
    void aRingWithOneKey() throws Exception {
        Files.copy(folderOfTheFirstKey.resolve(KEY), folder.resolve(KEY), StandardCopyOption.COPY_ATTRIBUTES);
        ring = ring();
    }

    @Test
    void theNewKeySignsWhenAllHaveHadTheTimeToFetchIt() throws Exception {
        SigningKey before = ring.current();
        SigningKey after = ring.rotate(false).key();

        assertThat(ring.current()).isEqualTo(before);
        clock.now = clock.now.plus(Duration.ofMinutes(15));

        assertThat(ring.current()).isEqualTo(after);
    }

    @Test
    void theOldKeyVerifiesUntilItsTokensHaveExpired() throws Exception {
        SigningKey before = ring.current();
        ring.rotate(false);

        clock.now = clock.now.plus(Duration.ofDays(401));
        assertThat(ring.published()).extracting(PublishedKey::key).contains(before);

        clock.now = clock.now.plus(Duration.ofMinutes(16));
        assertThat(ring.published()).extracting(PublishedKey::key).doesNotContain(before).hasSize(1);
    }

    @Test
    void anotherReplicaSeesTheNewKeyAtItsNextLook() throws Exception {
        KeyRing other = ring();
        SigningKey fresh = ring.rotate(false).key();

        clock.now = clock.now.plusSeconds(6);

        assertThat(other.published()).extracting(PublishedKey::key).contains(fresh);
    }

    @Test
    void twoReplicasThatRotateLoseNoKey() throws Exception {
        KeyRing other = ring();
        SigningKey first = ring.rotate(false).key();
        SigningKey second = other.rotate(false).key();

        clock.now = clock.now.plusSeconds(6);

        assertThat(ring.published()).extracting(PublishedKey::key).contains(first, second).hasSize(3);
    }

    private KeyRing ring() {
        var made = new KeyRing(new Settings(folder.resolve(KEY)), clock);
        made.load();
        return made;
    }

    /** The defaults. */
    private record Settings(Path keyFile) implements SigningConfig {

        @Override
        public Duration memberTokenLifetime() {
            return Duration.ofMinutes(30);
        }

        @Override
        public Duration announcement() {
            return Duration.ofMinutes(15);
        }

        @Override
        public Duration overlap() {
            return Duration.ofDays(401);
        }

        @Override
        public Duration lookInterval() {
            return Duration.ofSeconds(5);
        }
    }

    private static final class HandClock extends Clock {

        private Instant now = Instant.parse("2026-01-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
