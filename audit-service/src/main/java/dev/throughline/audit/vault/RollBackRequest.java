package dev.throughline.audit.vault;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import dev.throughline.audit.StorableText;

/** Which version shall be the current one. */
public record RollBackRequest(@NotNull @Min(1) Integer version, @Nullable @Size(max = 500) @StorableText String reason) {
}
