package dev.throughline.audit.incident;

import java.time.Instant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import dev.throughline.audit.StorableText;

/**
 * An incident as a person describes it.
 *
 * @param client the client's id or key in the catalogue
 * @param status {@code open} when absent
 * @param subject what it is about, as the audit log names it, for example {@code credential/<id>}
 * @param detectedAt now when absent
 */
public record IncidentRequest(
        @NotNull @Pattern(regexp = IncidentRequest.TYPE, message = "is one of " + IncidentRequest.TYPE) String type,
        @NotNull @Pattern(regexp = IncidentRequest.SEVERITY, message = "is one of "
                + IncidentRequest.SEVERITY) String severity,
        @Nullable @Pattern(regexp = IncidentRequest.STATUS, message = "is one of " + IncidentRequest.STATUS) String status,
        @NotBlank @Size(max = 200) @StorableText String title,
        @Nullable @Size(max = 10_000) @StorableText String description,
        @Nullable @Size(min = 1, max = 200) @StorableText String client,
        @Nullable @Size(min = 1, max = 300) @StorableText String subject,
        @Nullable Instant detectedAt) {

    static final String TYPE = "BEC|backdoor|malware|unauthorized_access|data_breach|phishing|ransomware|brute_force";
    static final String SEVERITY = "low|medium|high|critical";
    static final String STATUS = "open|investigating|contained|resolved|closed";

    static final String OPEN = "open";

    /** Whether an incident of this status waits for nobody any more. */
    static boolean isOver(String status) {
        return status.equals("resolved") || status.equals("closed");
    }
}
