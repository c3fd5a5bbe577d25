package dev.throughline.audit.member;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.Actor;
import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditDraft;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.audit.member.MemberTokens.Change;
import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.common.problem.ProblemException;

/** Makes, changes and removes members; each change is in the audit log or does not happen. */
@ApplicationScoped
class MemberService {

    private final TenantTransaction transaction;
    private final MemberRepository members;
    private final MemberTokens tokens;
    private final AuditLog log;
    private final Clock clock;

    MemberService(TenantTransaction transaction, MemberRepository members, MemberTokens tokens, AuditLog log, Clock clock) {
        this.transaction = transaction;
        this.members = members;
        this.tokens = tokens;
        this.log = log;
        this.clock = clock;
    }

    Uni<MemberView> create(Actor actor, Member member) {
        return transaction.within(actor.tenantId(), () -> members.persistAndFlush(member)
                .chain(() -> log.append(changed(actor, member, "created"))))
                .onFailure(ConstraintViolationException.class).transform(cause -> nameTaken())
                .map(committed -> MemberView.of(member));
    }

    Uni<MemberPage> page(String tenant, Kind kind, int skip, int limit) {
        return transaction.within(tenant, () -> members.page(kind, skip, limit));
    }

    Uni<MemberView> get(String tenant, Kind kind, UUID id) {
        return transaction.within(tenant, () -> found(kind, id)).map(MemberView::of);
    }

    /** Changes a member; when that takes something away, all tokens that he was issued are revoked. */
    Uni<MemberView> change(Actor actor, Kind kind, UUID id, MemberDraft draft) {
        refuseOwn(actor, id);
        return transaction.within(actor.tenantId(), () -> found(kind, id).chain(member -> changed(actor, member, draft)))
                .onFailure(ConstraintViolationException.class).transform(cause -> nameTaken())
                .invoke(tokens::committed)
                .map(change -> MemberView.of(change.member()));
    }

    Uni<Void> delete(Actor actor, Kind kind, UUID id) {
        refuseOwn(actor, id);
        return transaction.within(actor.tenantId(), () -> found(kind, id).chain(member -> tokens.revokeAll(member)
                .call(() -> members.delete(member))
                .call(() -> log.append(changed(actor, member, "deleted")))))
                .invoke(tokens::committed)
                .replaceWithVoid();
    }

    /** Gives a person another password and ends all logins; the tokens of his machines stay good. */
    Uni<Void> setPassword(Actor actor, UUID id, String hash) {
        return transaction.within(actor.tenantId(), () -> found(Kind.PERSON, id)
                .invoke(member -> member.passwordHash = hash)
                .chain(tokens::endLogins)
                .call(change -> log.append(changed(actor, change.member(), "password changed"))))
                .invoke(tokens::committed)
                .replaceWithVoid();
    }

    /** Gives a service account another secret; all that the old one brought is revoked. */
    Uni<MemberView> setSecret(Actor actor, UUID id, byte[] hash) {
        return transaction.within(actor.tenantId(), () -> found(Kind.SERVICE, id)
                .invoke(account -> account.secretHash = hash)
                .chain(tokens::revokeAll)
                .call(change -> log.append(changed(actor, change.member(), "secret changed"))))
                .invoke(tokens::committed)
                .map(change -> MemberView.of(change.member()));
    }

    private Uni<Change> changed(Actor actor, Member member, MemberDraft draft) {
        boolean isPermission = !Set.of(member.scopes).equals(draft.scopes()) || member.isActive() == draft.disabled();
        boolean isNarrower = member.change(draft, clock.instant());
        AuditAction action = isPermission ? AuditAction.PERMISSION_CHANGED : AuditAction.MEMBER_CHANGED;
        return members.flush()
                .chain(() -> isNarrower ? tokens.revokeAll(member) : Uni.createFrom().item(new Change(member, List.of())))
                .call(() -> log.append(draft(actor, action, member, "changed")));
    }

    private Uni<Member> found(Kind kind, UUID id) {
        return members.of(kind, id)
                .map(found -> found.orElseThrow(() -> ProblemException.of(404, "There is no such member in this tenant")));
    }

    /** So that a tenant never loses its last administrator. */
    private static void refuseOwn(Actor actor, UUID id) {
        if (actor.id().equals(id.toString())) {
            throw ProblemException.of(409, "Nobody changes or removes his own account; ask another administrator");
        }
    }

    private static ProblemException nameTaken() {
        return ProblemException.ofField(409, "name", "is taken by another member or service account");
    }

    private static AuditDraft changed(Actor actor, Member member, String what) {
        return draft(actor, AuditAction.MEMBER_CHANGED, member, what);
    }

    private static AuditDraft draft(Actor actor, AuditAction action, Member member, String what) {
        return AuditDraft.allowed(actor, action, "member/" + member.id)
                .with(JsonNodeFactory.instance.objectNode()
                        .put("change", what)
                        .put("kind", member.kind)
                        .put("role", member.role)
                        .put("scopes", String.join(" ", member.scopes))
                        .put("disabled", !member.isActive()));
    }
}
