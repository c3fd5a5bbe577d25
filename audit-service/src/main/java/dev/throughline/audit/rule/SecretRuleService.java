package dev.throughline.audit.rule;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.Uni;

import dev.throughline.audit.log.Actor;
import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditDraft;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.audit.log.AuditOutcome;
import dev.throughline.audit.outbox.Announcer;
import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.topic.Topics;

/** Keeps the rules. Each change, its audit entry and its announcement are stored together or not at all. */
@ApplicationScoped
class SecretRuleService {

    static final int MOST_RULES = 200;

    private final TenantTransaction transaction;
    private final SecretRuleRepository rules;
    private final Announcer announcer;
    private final AuditLog log;
    private final Clock clock;

    SecretRuleService(TenantTransaction transaction, SecretRuleRepository rules, Announcer announcer, AuditLog log,
            Clock clock) {
        this.transaction = transaction;
        this.rules = rules;
        this.announcer = announcer;
        this.log = log;
        this.clock = clock;
    }

    Uni<SecretRuleView> create(Actor actor, SecretRuleRequest request) {
        var rule = new SecretRule(actor, request, clock.instant());
        return announced(actor, () -> refuseTooMany().chain(() -> rules.persistAndFlush(rule))
                .call(() -> announce(rule))
                .call(() -> log.append(entry(actor, rule, "created"))));
    }

    Uni<SecretRulePage> page(Actor actor, int skip, int limit) {
        return transaction.within(actor.tenantId(), () -> rules.page(skip, limit));
    }

    Uni<SecretRuleView> view(Actor actor, UUID id) {
        return transaction.within(actor.tenantId(), () -> found(id)).map(SecretRuleView::of);
    }

    Uni<SecretRuleView> change(Actor actor, UUID id, SecretRuleRequest request) {
        return announced(actor, () -> found(id).invoke(rule -> rule.change(request, clock.instant()))
                .call(rules::flush)
                .call(this::announce)
                .call(rule -> log.append(entry(actor, rule, "changed"))));
    }

    Uni<Void> delete(Actor actor, UUID id) {
        return announced(actor, () -> found(id).call(rules::delete)
                .call(rule -> announcer.withdraw(Topics.SECRET_RULE_CHANGED, rule.key()))
                .call(rule -> log.append(entry(actor, rule, "deleted"))))
                .replaceWithVoid();
    }

    private Uni<SecretRuleView> announced(Actor actor, Supplier<Uni<SecretRule>> work) {
        return transaction.within(actor.tenantId(), work).invoke(announcer::committed).map(SecretRuleView::of);
    }

    /** A rule that is switched off is to the other services as one that is deleted. */
    private Uni<Void> announce(SecretRule rule) {
        return rule.enabled ? announcer.announce(Topics.SECRET_RULE_CHANGED, rule.key(), rule.announcement())
                : announcer.withdraw(Topics.SECRET_RULE_CHANGED, rule.key());
    }

    private Uni<Void> refuseTooMany() {
        return rules.count().invoke(count -> {
            if (count >= MOST_RULES) {
                throw ProblemException.of(409, "A tenant has at most " + MOST_RULES + " rules; delete one of them first");
            }
        }).replaceWithVoid();
    }

    private Uni<SecretRule> found(UUID id) {
        return rules.of(id).map(found -> found.orElseThrow(() -> ProblemException.of(404, "There is no such rule")));
    }

    /** Without the pattern: what it describes is nobody's business but the administrators'. */
    private static AuditDraft entry(Actor actor, SecretRule rule, String what) {
        ObjectNode details = JsonNodeFactory.instance.objectNode()
                .put("what", what).put("effect", rule.effect).put("enabled", rule.enabled);
        if (rule.kind != null) {
            details.put("kind", rule.kind);
        }
        return new AuditDraft(actor, AuditAction.ADMINISTERED, "secret-rule/" + rule.id, AuditOutcome.ALLOWED, null, details);
    }
}
