package dev.throughline.audit.vault;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import dev.throughline.audit.StorableText;

/**
 * What everyone who may see a credential reads of it; no secret belongs here.
 *
 * @param address where it is used: a URL, a host
 * @param clients ids or keys of the catalogue, as are the next three
 * @param tags stored in lower case
 * @param expiresAt when the value stops to be good
 * @param rotateEveryDays after how many days a value is to be replaced
 */
public record CredentialDetails(
        @NotBlank @Size(max = 200) @StorableText String name,
        @Nullable @Size(max = 500) @StorableText String username,
        @Nullable @Size(max = 2000) @StorableText String address,
        @Nullable @Size(max = 4000) @StorableText String description,
        @Size(max = 20) List<@NotBlank @Size(max = 200) @StorableText String> clients,
        @Size(max = 20) List<@NotBlank @Size(max = 200) @StorableText String> sites,
        @Size(max = 20) List<@NotBlank @Size(max = 200) @StorableText String> infrastructure,
        @Size(max = 20) List<@NotBlank @Size(max = 200) @StorableText String> projects,
        @Size(max = 50) List<@NotBlank @Size(max = 100) @StorableText String> tags,
        @Nullable Instant expiresAt,
        @Nullable @Min(1) @Max(3650) Integer rotateEveryDays) {

    public CredentialDetails {
        clients = distinct(clients);
        sites = distinct(sites);
        infrastructure = distinct(infrastructure);
        projects = distinct(projects);
        tags = distinct(tags).stream().map(tag -> tag.toLowerCase(Locale.ROOT)).distinct().toList();
    }

    /** Details of a name and tags alone. */
    static CredentialDetails named(String name, List<String> tags) {
        return new CredentialDetails(name, null, null, null, List.of(), List.of(), List.of(), List.of(), tags, null,
                null);
    }

    private static List<String> distinct(@Nullable List<String> values) {
        return values == null ? List.of() : values.stream().distinct().toList();
    }
}
