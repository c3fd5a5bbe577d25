package dev.throughline.audit.grant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

/** Leads each grant to who decides about it. */
@ApplicationScoped
class Granting {

    private final PasswordGrant passwords;
    private final RefreshGrant refreshes;
    private final ClientGrant clients;

    Granting(PasswordGrant passwords, RefreshGrant refreshes, ClientGrant clients) {
        this.passwords = passwords;
        this.refreshes = refreshes;
        this.clients = clients;
    }

    /** @param address from where it is asked */
    Uni<TokenReceipt> grant(Grant grant, String address) {
        return switch (grant) {
            case Grant.Password password -> passwords.grant(password, address);
            case Grant.Refresh refresh -> refreshes.grant(refresh, address);
            case Grant.ClientCredentials client -> clients.grant(client, address);
        };
    }
}
