package dev.throughline.audit.member;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.Actor;
import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditDraft;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.common.problem.ProblemException;

/** Changes the password of whoever asks. A stolen token is not enough, and guesses count as those at the door do. */
@ApplicationScoped
class OwnPassword {

    private final TenantTransaction transaction;
    private final MemberRepository members;
    private final MemberService service;
    private final PasswordHasher hasher;
    private final LoginAttempts attempts;
    private final AuditLog log;

    OwnPassword(TenantTransaction transaction, MemberRepository members, MemberService service, PasswordHasher hasher,
            LoginAttempts attempts, AuditLog log) {
        this.transaction = transaction;
        this.members = members;
        this.service = service;
        this.hasher = hasher;
        this.attempts = attempts;
        this.log = log;
    }

    Uni<Void> change(Actor actor, String current, String next) {
        return person(actor).chain(member -> attempts.take(actor.tenantId(), member.name)
                .invoke(wait -> refuseEarly(wait))
                .chain(() -> hasher.matches(current, String.valueOf(member.passwordHash)))
                .chain(matches -> matches ? changed(actor, member, next) : refused(actor, member)));
    }

    private Uni<Member> person(Actor actor) {
        return transaction.within(actor.tenantId(), () -> id(actor).map(id -> members.of(Kind.PERSON, id))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .map(found -> found.orElseThrow(() -> ProblemException.of(409, "Your password is not kept here")));
    }

    private Uni<Void> changed(Actor actor, Member member, String next) {
        return attempts.forgive(actor.tenantId(), member.name)
                .chain(() -> hasher.hashed(next))
                .chain(hash -> service.setPassword(actor, member.id, hash));
    }

    private Uni<Void> refused(Actor actor, Member member) {
        var draft = AuditDraft.denied(actor, AuditAction.MEMBER_CHANGED, "member/" + member.id, "wrong password")
                .with(JsonNodeFactory.instance.objectNode().put("change", "password changed"));
        return log.record(draft).chain(() -> Uni.createFrom()
                .failure(ProblemException.ofField(422, "current_password", "is not your password")));
    }

    private static void refuseEarly(Duration wait) {
        if (!wait.isZero()) {
            throw ProblemException.tooManyRequests("Too many failed attempts; try again later", wait);
        }
    }

    /** Empty for the subject of another issuer. */
    private static Optional<UUID> id(Actor actor) {
        try {
            return Optional.of(UUID.fromString(actor.id()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
