package dev.throughline.ingest.agent;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import dev.throughline.ingest.event.Draft.Origin;

/**
 * Where the events of one file come from. The checkout that the file names first names the project; the branch may change
 * on the way.
 */
public final class FileOrigin {

    /** What a file says of the checkout in which its agent worked. */
    public record Workplace(@Nullable String folder, @Nullable String remote, @Nullable String branch) {

        /** A folder of which no more is known. */
        public static Workplace folder(@Nullable String folder) {
            return new Workplace(folder, null, null);
        }
    }

    private final Function<Workplace, Origin> origins;
    private @Nullable Origin origin;

    /** Of a caller who knows the origin of what was done in a workplace. */
    public FileOrigin(Function<Workplace, Origin> origins) {
        this.origins = origins;
    }

    /** The origin of a record that was written there. */
    public Origin at(Workplace workplace) {
        Origin known = origin == null ? origins.apply(workplace) : origin;
        String branch = workplace.branch();
        if (branch != null && !branch.isEmpty() && !branch.equals(known.branch())) {
            known = new Origin(known.source(), known.project(), known.tool(), known.machine(), branch);
        }
        origin = known;
        return known;
    }
}
