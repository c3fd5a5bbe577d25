package dev.throughline.audit.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny.SelectionQuery;
import org.jspecify.annotations.Nullable;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

@ApplicationScoped
class CredentialRepository implements PanacheRepositoryBase<Credential, UUID> {

    private static final String VISIBLE = """
            FROM credential c
            WHERE (CAST(:client AS text) IS NULL OR CAST(:client AS text) = ANY (c.clients))
              AND (CAST(:site AS text) IS NULL OR CAST(:site AS text) = ANY (c.sites))
              AND (CAST(:infrastructure AS text) IS NULL OR CAST(:infrastructure AS text) = ANY (c.infrastructure))
              AND (CAST(:project AS text) IS NULL OR CAST(:project AS text) = ANY (c.projects))
              AND (CAST(:kind AS text) IS NULL OR c.kind = CAST(:kind AS text))
              AND (CAST(:tag AS text) IS NULL OR CAST(:tag AS text) = ANY (c.tags))
              AND (CAST(:query AS text) IS NULL OR strpos(lower(c.name), CAST(:query AS text)) > 0
                OR CAST(:query AS text) = ANY (c.tags))
              AND (CAST(:fingerprint AS text) IS NULL OR c.found_fingerprint = CAST(:fingerprint AS text))
              AND (CAST(:due AS timestamptz) IS NULL OR c.due_at <= CAST(:due AS timestamptz))
              AND (CAST(:everything AS boolean) OR c.owner_id = :visitor OR EXISTS (
                SELECT 1
                FROM credential_grant g
                WHERE g.tenant_id = c.tenant_id
                  AND g.credential_id = c.id
                  AND (g.grantee_kind = 'member' AND g.grantee = :visitor OR g.grantee_kind = 'role' AND g.grantee = :role)))
            """;
    private static final String LIST = "SELECT c.id\n" + VISIBLE + """
            ORDER BY c.name, c.id
            LIMIT :limit
            OFFSET :skip
            """;
    private static final String COUNT = "SELECT count(*)\n" + VISIBLE;

    private final Duration dueWithin;
    private final Clock clock;

    CredentialRepository(VaultConfig config, Clock clock) {
        this.dueWithin = config.dueWithin();
        this.clock = clock;
    }

    /** The ids of a page, by name. */
    Uni<List<UUID>> list(Visitor visitor, CredentialQuery query, int skip, int limit) {
        return Panache.getSession().chain(session -> bind(session.createNativeQuery(LIST, UUID.class), visitor, query)
                .setParameter("skip", skip)
                .setParameter("limit", limit)
                .getResultList());
    }

    Uni<Long> count(Visitor visitor, CredentialQuery query) {
        return Panache.getSession().chain(session -> bind(session.createNativeQuery(COUNT, Long.class), visitor, query)
                .getSingleResult());
    }

    Uni<List<Credential>> byName(List<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : list("id in ?1 order by name, id", ids);
    }

    /** Locked, for changes that depend on what it is now. */
    Uni<@Nullable Credential> locked(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    private <T> SelectionQuery<T> bind(SelectionQuery<T> statement, Visitor visitor, CredentialQuery query) {
        return statement.setParameter("client", query.client())
                .setParameter("site", query.site())
                .setParameter("infrastructure", query.infrastructure())
                .setParameter("project", query.project())
                .setParameter("kind", query.kind())
                .setParameter("tag", lowerCase(query.tag()))
                .setParameter("query", lowerCase(query.q()))
                .setParameter("fingerprint", query.fingerprint())
                .setParameter("due", dueBefore(query))
                .setParameter("everything", visitor.isAdministrator())
                .setParameter("visitor", visitor.id())
                .setParameter("role", visitor.role());
    }

    private @Nullable Instant dueBefore(CredentialQuery query) {
        return Boolean.TRUE.equals(query.due()) ? clock.instant().plus(dueWithin) : null;
    }

    private static @Nullable String lowerCase(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }
}
