package dev.throughline.ingest.event;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much of a tool's texts is kept: head and tail, as everywhere. Prompts and responses are kept up to a record's size. */
@ConfigMapping(prefix = "event")
public interface EventConfig {

    /** Of {@code output} and {@code error}. */
    @WithDefault("16384")
    @Min(256)
    int toolOutputCharacters();

    /** Of each text in {@code input}: a command, an edit's old and new text, a written file. */
    @WithDefault("4096")
    @Min(256)
    int toolInputCharacters();
}
