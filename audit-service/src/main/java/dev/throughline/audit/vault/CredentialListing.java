package dev.throughline.audit.vault;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.tenant.TenantTransaction;

/** Lists what the visitor may see; who lists is on record as well. */
@ApplicationScoped
class CredentialListing {

    private final TenantTransaction transaction;
    private final CredentialRepository credentials;
    private final GrantRepository grants;
    private final CredentialAudit audit;

    CredentialListing(TenantTransaction transaction, CredentialRepository credentials, GrantRepository grants,
            CredentialAudit audit) {
        this.transaction = transaction;
        this.credentials = credentials;
        this.grants = grants;
        this.audit = audit;
    }

    Uni<CredentialPage> page(Visitor visitor, CredentialQuery query, int skip, int limit) {
        return transaction.within(visitor.tenantId(), () -> credentials.count(visitor, query)
                .chain(total -> items(visitor, query, skip, limit)
                        .map(items -> new CredentialPage(items, total, skip, limit)))
                .call(page -> audit.listed(visitor, page.total())));
    }

    private Uni<List<CredentialView>> items(Visitor visitor, CredentialQuery query, int skip, int limit) {
        return credentials.list(visitor, query, skip, limit)
                .chain(ids -> grants.of(ids).chain(granted -> credentials.byName(ids)
                        .map(found -> views(visitor, found, granted))));
    }

    private static List<CredentialView> views(Visitor visitor, List<Credential> found, List<CredentialGrant> granted) {
        Map<UUID, List<CredentialGrant>> ofEach = granted.stream()
                .collect(Collectors.groupingBy(grant -> grant.credentialId));
        return found.stream().map(credential -> CredentialView.of(credential,
                Access.of(visitor, credential, ofEach.getOrDefault(credential.id, List.of())))).toList();
    }
}
