package dev.throughline.ingest.fact;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The facts of an export; what else stands in it is left aside. */
record FactImport(@NotEmpty @Size(max = FactImport.MOST) List<@NotNull @Valid FactRequest> memories) {

    static final int MOST = 1_000;
}
