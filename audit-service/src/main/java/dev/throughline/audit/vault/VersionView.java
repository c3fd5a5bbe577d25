package dev.throughline.audit.vault;

import java.time.Instant;
import java.util.List;

/** One of a credential's values, without the value. */
public record VersionView(int version, boolean current, String createdBy, Instant createdAt) {

    /** Some of a credential's versions, and how many there are. */
    public record Page(List<VersionView> items, long total, int skip, int limit) {

        public Page {
            items = List.copyOf(items);
        }
    }

    static VersionView of(Credential credential, CredentialVersion version) {
        return new VersionView(version.version, version.version == credential.currentVersion, version.createdBy,
                version.createdAt);
    }
}
