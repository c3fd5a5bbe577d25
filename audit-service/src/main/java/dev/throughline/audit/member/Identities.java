package dev.throughline.audit.member;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.tenant.TenantTransaction;

/** Finds out whether someone is who he says. That a name is unknown shows neither in the answer nor in its time. */
@ApplicationScoped
public class Identities {

    private static final byte[] NOBODYS_HASH = ClientSecret.hash(ClientSecret.random());

    private final TenantTransaction transaction;
    private final MemberRepository members;
    private final PasswordHasher hasher;

    Identities(TenantTransaction transaction, MemberRepository members, PasswordHasher hasher) {
        this.transaction = transaction;
        this.members = members;
        this.hasher = hasher;
    }

    /** The person of this name and password. No connection is held while the password is checked. */
    public Uni<Optional<Identity>> byPassword(String tenantId, String name, String password) {
        return transaction.within(tenantId, () -> members.person(name))
                .chain(found -> matches(found, password).map(matches -> active(found).filter(identity -> matches)));
    }

    /** The service account of this id and secret. */
    public Uni<Optional<Identity>> bySecret(ClientId client, String secret) {
        return transaction.within(client.tenantId(), () -> members.of(Kind.SERVICE, client.accountId())).map(found -> {
            boolean matches = ClientSecret.matches(secret, found.map(member -> member.secretHash).orElse(NOBODYS_HASH));
            return active(found).filter(identity -> matches);
        });
    }

    /** The member of this id as he is now, in the caller's transaction; empty when gone or disabled. */
    public Uni<Optional<Identity>> byId(UUID id) {
        return members.findById(id).map(found -> active(Optional.ofNullable(found)));
    }

    /** Whether there is such a tenant. */
    public Uni<Boolean> isTenant(String tenantId) {
        return transaction.within(tenantId, members::hasAny);
    }

    private Uni<Boolean> matches(Optional<Member> found, String password) {
        return found.map(member -> member.passwordHash).map(hash -> hasher.matches(password, hash))
                .orElseGet(() -> hasher.matchesNobody(password));
    }

    private static Optional<Identity> active(Optional<Member> found) {
        return found.filter(Member::isActive).map(Identity::of);
    }
}
