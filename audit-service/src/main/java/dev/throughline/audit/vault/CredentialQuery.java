package dev.throughline.audit.vault;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.throughline.audit.StorableText;

/**
 * Which credentials are asked for; what is absent does not restrict.
 *
 * @param q a part of the name, or a whole tag; values cannot be searched, for they are encrypted
 * @param fingerprint of one that was found in a text, from the marker that stands there now
 * @param due whether it expires or is to be rotated soon
 */
public record CredentialQuery(
        @RestQuery @Nullable @Size(max = 200) @StorableText String client,
        @RestQuery @Nullable @Size(max = 200) @StorableText String site,
        @RestQuery @Nullable @Size(max = 200) @StorableText String infrastructure,
        @RestQuery @Nullable @Size(max = 200) @StorableText String project,
        @RestQuery @Nullable @Pattern(regexp = CredentialKind.PATTERN, message = "is one of "
                + CredentialKind.PATTERN) String kind,
        @RestQuery @Nullable @Size(max = 200) @StorableText String tag,
        @RestQuery @Nullable @Size(max = 200) @StorableText String q,
        @RestQuery @Nullable @Size(max = 200) @StorableText String fingerprint,
        @RestQuery @Nullable Boolean due) {
}
