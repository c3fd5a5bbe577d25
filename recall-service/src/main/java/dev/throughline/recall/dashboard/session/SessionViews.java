package dev.throughline.recall.dashboard.session;

import jakarta.inject.Singleton;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.recall.dashboard.recalled.Showings;
import dev.throughline.recall.dashboard.session.ViewParameters.View;
import dev.throughline.recall.tally.TallyQueries;

/** Makes the page of each view of a session. */
@Singleton
class SessionViews {

    private final SessionStory story;
    private final SessionEvents events;
    private final SessionWork work;
    private final TallyQueries tally;
    private final Showings showings;

    SessionViews(SessionStory story, SessionEvents events, SessionWork work, TallyQueries tally, Showings showings) {
        this.story = story;
        this.events = events;
        this.work = work;
        this.tally = tally;
        this.showings = showings;
    }

    Uni<TemplateInstance> of(Caller caller, SessionLine session, View view) {
        return switch (view) {
            case View.Time(int from) -> time(caller, session, from);
            case View.Events(var kind, int before) -> events.page(caller, session.id(), kind, before)
                    .map(found -> SessionEventsPage.of(session, kind, found));
            case View.Event(int sequence) -> events.one(caller, session.id(), sequence)
                    .map(found -> EventPage.of(session, found.orElseThrow(SessionViews::unknown)));
            case View.Recalled() -> showings.to(caller, session.id()).map(found -> new SessionRecalledPage(session, found));
            case View.State() -> state(caller, session);
        };
    }

    private Uni<TemplateInstance> time(Caller caller, SessionLine session, int from) {
        return Uni.combine().all().unis(story.turns(caller, session.id(), from, SessionTimePage.LENGTH),
                outcome(caller, session), work.of(caller, session.id()))
                .with((turns, outcome, tasks) -> new SessionTimePage(session, turns, SessionTimePage.pager(session, from),
                        outcome, tasks));
    }

    private Uni<SessionTimePage.Outcome> outcome(Caller caller, SessionLine session) {
        return Uni.combine().all().unis(story.memories(caller, session.id()), story.files(caller, session.id()),
                tally.usage(caller, session.id())).with(SessionTimePage.Outcome::new);
    }

    private Uni<TemplateInstance> state(Caller caller, SessionLine session) {
        return Uni.combine().all().unis(work.state(caller, session.id()), work.of(caller, session.id()))
                .with((state, tasks) -> new SessionStatePage(session, state.orElse(null), tasks));
    }

    private static ProblemException unknown() {
        return ProblemException.of(404, "There is no such event in this session");
    }
}
