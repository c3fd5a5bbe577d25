package dev.throughline.audit.vault;

import java.util.Arrays;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * A value that someone holds, to be compared with the credential's.
 *
 * @param field which of the kind's fields is meant; absent for the first of the kind (of oauth the client secret)
 */
public record CompareRequest(@NotNull @Size(min = 1, max = 32 * 1024) char[] value, @Nullable @Size(max = 100) String field) {

    void wipe() {
        Arrays.fill(value, '\0');
    }

    @Override
    public String toString() {
        return "CompareRequest[…]";
    }
}
