package dev.throughline.audit.upkeep;

import io.smallrye.mutiny.Uni;

/** Something that is done every few minutes, by every replica: it must stand that another does the same at once. */
public interface Upkeep {

    /** Runs on a Vert.x context; a failure is logged, and the next time tries again. */
    Uni<Void> run();
}
