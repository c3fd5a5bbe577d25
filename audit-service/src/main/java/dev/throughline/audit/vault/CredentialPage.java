package dev.throughline.audit.vault;

import java.util.List;

/** Some of the credentials that the caller may see, and how many there are. */
public record CredentialPage(List<CredentialView> items, long total, int skip, int limit) {

    public CredentialPage {
        items = List.copyOf(items);
    }
}
