package dev.throughline.recall.dashboard.session;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;
import dev.throughline.recall.dashboard.recalled.Showings;
import dev.throughline.recall.request.Parameters;

/** The list of sessions, and the pages of one. */
@Path("/sessions")
@RequestScoped
@RolesAllowed({ Scopes.RECALL, Scopes.ADMIN })
@Produces(MediaType.TEXT_HTML)
public class SessionPages {

    private final SessionSearch search;
    private final SessionLines lines;
    private final SessionStory story;
    private final SessionEvents events;
    private final SessionWork work;
    private final Showings showings;
    private final Caller caller;

    SessionPages(SessionSearch search, SessionLines lines, SessionStory story, SessionEvents events,
            SessionWork work, Showings showings, Caller caller) {
        this.search = search;
        this.lines = lines;
        this.story = story;
        this.events = events;
        this.work = work;
        this.showings = showings;
        this.caller = caller;
    }

    @GET
    public Uni<TemplateInstance> list(@BeanParam ListParameters parameters) {
        return search.find(caller, parameters).map(found -> SessionsPage.of(parameters, found));
    }

    /** The id is the agent's own: any text, percent-encoded. */
    @GET
    @Path("/{id:.+}")
    public Uni<TemplateInstance> one(@RestPath String id, @RestQuery @Nullable String view, @RestQuery @Nullable String from,
            @RestQuery @Nullable String event, @RestQuery @Nullable String kind) {
        var reader = new Parameters();
        String wanted = reader.word("view", view, "time", "time", "events", "event", "recalled", "state");
        var kinds = EventKind.of(reader.word("kind", kind, "all", EventKind.names()));
        int first = reader.number("from", from, wanted.equals("events") ? Integer.MAX_VALUE : 1, 1, Integer.MAX_VALUE);
        int number = reader.number("event", event, 1, 1, Integer.MAX_VALUE);
        reader.check();
        if (id.indexOf('\0') >= 0) { // which PostgreSQL cannot hold
            throw unknown();
        }
        return lines.byId(caller, id).map(found -> found.orElseThrow(SessionPages::unknown))
                .chain(session -> switch (wanted) {
                    case "events" -> events(session, kinds, first);
                    case "event" -> event(session, number);
                    case "recalled" -> recalled(session);
                    case "state" -> state(session);
                    default -> time(session, first);
                });
    }

    private Uni<TemplateInstance> time(SessionLine session, int from) {
        return Uni.combine().all().unis(story.turns(caller, session.id(), from, SessionTimePage.LENGTH),
                story.memories(caller, session.id()), story.files(caller, session.id()), work.of(caller, session.id()))
                .with((turns, memories, files, tasks) -> new SessionTimePage(session, turns,
                        SessionTimePage.pager(session, from),
                        memories, files, tasks));
    }

    private Uni<TemplateInstance> events(SessionLine session, EventKind kind, int before) {
        return events.page(caller, session.id(), kind, before).map(found -> SessionEventsPage.of(session, kind, found));
    }

    private Uni<TemplateInstance> event(SessionLine session, int sequence) {
        return events.one(caller, session.id(), sequence)
                .map(found -> EventPage.of(session, found.orElseThrow(SessionPages::unknown)));
    }

    private Uni<TemplateInstance> state(SessionLine session) {
        return Uni.combine().all().unis(work.state(caller, session.id()), work.of(caller, session.id()))
                .with((state, tasks) -> new SessionStatePage(session, state.orElse(null), tasks));
    }

    private Uni<TemplateInstance> recalled(SessionLine session) {
        return showings.to(caller, session.id()).map(found -> new SessionRecalledPage(session, found));
    }

    private static ProblemException unknown() {
        return ProblemException.of(404, "There is no such session, or it is not yours to see");
    }
}
