package dev.throughline.audit.vault;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import dev.throughline.audit.StorableText;

/**
 * Why someone wants to know a value.
 *
 * @param reason kept in the audit log
 * @param version absent for the current one
 */
public record RevealRequest(@NotBlank @Size(max = 500) @StorableText String reason, @Nullable @Min(1) Integer version) {
}
