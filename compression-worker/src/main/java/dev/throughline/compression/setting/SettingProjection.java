package dev.throughline.compression.setting;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import dev.throughline.common.event.ChangeDecided;
import dev.throughline.common.event.EventType;
import dev.throughline.common.event.FactSession;
import dev.throughline.common.event.SessionEvent;
import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.decision.Decision;
import dev.throughline.compression.decision.DecisionStore;
import dev.throughline.compression.decision.ExpectedVersion;
import dev.throughline.compression.memory.ProjectId;
import dev.throughline.compression.memory.ProjectLock;
import dev.throughline.compression.session.EventStore.Placed;
import dev.throughline.compression.session.SessionKey;
import dev.throughline.compression.session.SessionProjection;

/** Merges changes of settings, each on what the one before it left. */
@Singleton
class SettingProjection implements SessionProjection {

    /** In the place of a project: the settings of the tenant. */
    private static final UUID TENANT = new UUID(0, 0);

    private final SettingStore settings;
    private final ProjectLock projects;
    private final DecisionStore decisions;

    SettingProjection(SettingStore settings, ProjectLock projects, DecisionStore decisions) {
        this.settings = settings;
        this.projects = projects;
        this.decisions = decisions;
    }

    private record Located(SessionEvent event, UUID project) {
    }

    @Override
    public void apply(Transaction transaction, List<Placed> events) {
        var changes = located(transaction, events.stream().map(Placed::event).filter(SettingProjection::isChange).toList());
        projects.take(transaction, changes.stream().map(change -> new ProjectId(change.event().tenantId(), change.project()))
                .distinct().toList());
        var decided = new ArrayList<Decision>();
        changes.forEach(change -> change(transaction, change, decided));
        decisions.announce(transaction, decided);
    }

    @Override
    public void repeated(Transaction transaction, List<SessionEvent> events) {
        decisions.announceAgain(transaction, events.stream().filter(SettingProjection::isChange).toList());
    }

    /** Settings are their project's, and outlive the session in which they were changed. */
    @Override
    public void forget(Transaction transaction, List<SessionKey> sessions) {
    }

    private void change(Transaction transaction, Located change, List<Decision> decided) {
        SessionEvent event = change.event();
        String subject = event.sessionId() + "/settings";
        long version = settings.version(transaction, event.tenantId(), change.project());
        OptionalLong expected = ExpectedVersion.of(event);
        if (expected.isPresent() && expected.getAsLong() != version) {
            decided.add(new Decision(event,
                    ChangeDecided.refused(event, subject, version, ChangeDecided.Refusal.VERSION)));
            return;
        }
        settings.merge(transaction, event, change.project());
        expected.ifPresent(any -> decided.add(new Decision(event, ChangeDecided.applied(event, subject, version + 1))));
    }

    private List<Located> located(Transaction transaction, List<SessionEvent> changes) {
        var located = new ArrayList<Located>(changes.size());
        for (SessionEvent event : changes) {
            UUID project = project(transaction, event);
            if (project != null) {
                located.add(new Located(event, project));
            }
        }
        return located;
    }

    private @Nullable UUID project(Transaction transaction, SessionEvent event) {
        return event.sessionId().equals(FactSession.OF_TENANT) ? TENANT : settings.project(transaction, event);
    }

    private static boolean isChange(SessionEvent event) {
        return event.type() == EventType.SETTINGS_CHANGED && event.data().path("settings").isObject();
    }
}
