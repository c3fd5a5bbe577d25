package dev.throughline.audit.member;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.hibernate.exception.ConstraintViolationException;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;

import dev.throughline.audit.tenant.TenantTransaction;
import dev.throughline.common.problem.ProblemException;

/** Sees to it that someone can log in: makes the administrator when the store has none. */
@ApplicationScoped
class Administrator {

    private static final int PASSWORD_BYTES = 18;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AdministratorConfig config;
    private final TenantTransaction transaction;
    private final MemberRepository members;
    private final PasswordHasher hasher;
    private final Clock clock;

    Administrator(AdministratorConfig config, TenantTransaction transaction, MemberRepository members, PasswordHasher hasher,
            Clock clock) {
        this.config = config;
        this.transaction = transaction;
        this.members = members;
        this.hasher = hasher;
        this.clock = clock;
    }

    void ensure(@Observes StartupEvent start) throws Throwable {
        if (VertxContextSupport.subscribeAndAwait(this::existsOnceThereIsADatabase)) {
            return;
        }
        String password = config.password().orElseGet(Administrator::randomPassword);
        var draft = new MemberDraft(config.name(), Role.ADMIN, Role.ADMIN.scopes(), false);
        Member member = Member.person(config.tenant(), draft, hasher.hash(password), clock.instant());
        boolean created = VertxContextSupport.subscribeAndAwait(() -> create(member));
        if (created) {
            announce(password);
        }
    }

    private Uni<Boolean> existsOnceThereIsADatabase() {
        return Uni.createFrom().deferred(this::exists)
                .onFailure(ProblemException.class).retry().withBackOff(Duration.ofSeconds(1)).expireIn(PATIENCE.toMillis());
    }

    private Uni<Boolean> exists() {
        return transaction.within(config.tenant(), () -> members.person(config.name())).map(Optional::isPresent);
    }

    private Uni<Boolean> create(Member member) {
        return transaction.within(config.tenant(), () -> members.persistAndFlush(member))
                .replaceWith(true)
                // another replica was first
                .onFailure(ConstraintViolationException.class).recoverWithItem(false);
    }

    private void announce(String password) {
        Log.infof("The administrator was created name=%s tenant=%s", config.name(), config.tenant());
        if (config.password().isEmpty()) {
            // to the console and not to the log, which others collect and keep
            System.out.println("The password of '" + config.name() + "', shown this once: " + password);
        }
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
