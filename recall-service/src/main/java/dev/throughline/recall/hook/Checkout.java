package dev.throughline.recall.hook;

import java.util.Optional;

import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

import dev.throughline.common.identity.ProjectReference;

/**
 * What the shim on the user's machine knows of the checkout, as it says it in headers.
 *
 * @param event the hook's, of an agent whose payload does not say it
 */
public record Checkout(
        @RestHeader("X-Throughline-Project") @Nullable String project,
        @RestHeader("X-Throughline-Remote") @Nullable String remote,
        @RestHeader("X-Throughline-Root-Commit") @Nullable String rootCommit,
        @RestHeader("X-Throughline-Machine") @Nullable String machine,
        @RestHeader("X-Throughline-Event") @Nullable String event) {

    /** The project, without regard to the folder. */
    Optional<ProjectReference> named() {
        return ProjectReference.ofCheckout(project, remote, rootCommit, null, machine);
    }

    /** The project of a folder outside of git. */
    Optional<ProjectReference> ofFolder(String folder) {
        return folder.isBlank() ? Optional.empty() : ProjectReference.ofCheckout(null, null, null, folder, machine);
    }
}
