package dev.throughline.common.identity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a client said of its project, in canonical form: the key, and other names of the same project. Never a path.
 *
 * @param key a normalised git remote ({@code github.com/acme/shop}), {@code root:<commit>}, {@code folder:<name>}, or an
 *        explicit key
 * @param aliases further names by which the project may be known already
 */
public record ProjectReference(String key, List<String> aliases) {

    public static final int MOST_CHARACTERS = 500;

    public ProjectReference {
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
    }

    /** From one explicit text: a project key, a git remote in any form, or an alias. Blank is absent. */
    public static Optional<ProjectReference> of(@Nullable String text) {
        return text == null || text.isBlank() ? Optional.empty()
                : Optional.of(new ProjectReference(GitRemote.canonical(text), List.of()));
    }

    /**
     * From what a hook knows, strongest first: an explicit key, the git remote, the root commit. A folder outside of git
     * is known by its own name and machine, which two folders can share: better than no memory, and never the whole path.
     */
    public static Optional<ProjectReference> ofCheckout(@Nullable String explicit, @Nullable String remote,
            @Nullable String rootCommit, @Nullable String folder, @Nullable String machine) {
        var names = new ArrayList<String>();
        of(explicit).ifPresent(reference -> names.add(reference.key()));
        of(remote).ifPresent(reference -> names.add(reference.key()));
        if (rootCommit != null && !rootCommit.isBlank()) {
            names.add("root:" + rootCommit.strip());
        }
        if (names.isEmpty() && folder != null) {
            folderName(folder).ifPresent(name -> names.add(
                    "folder:" + (machine == null || machine.isBlank() ? "" : machine.strip() + "/") + name));
        }
        var distinct = List.copyOf(new LinkedHashSet<>(names));
        return distinct.isEmpty() ? Optional.empty()
                : Optional.of(new ProjectReference(distinct.getFirst(), distinct.subList(1, distinct.size())));
    }

    private static Optional<String> folderName(String folder) {
        String[] parts = folder.replace('\\', '/').split("/");
        return parts.length == 0 || parts[parts.length - 1].isBlank() ? Optional.empty()
                : Optional.of(parts[parts.length - 1]);
    }
}
