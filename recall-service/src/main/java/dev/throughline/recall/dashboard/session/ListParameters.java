package dev.throughline.recall.dashboard.session;

import java.time.Instant;

import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import dev.throughline.recall.dashboard.Query;
import dev.throughline.recall.request.Parameters;

/** Which sessions, as the address says it; blank is absent. */
public record ListParameters(@RestQuery @Nullable String q, @RestQuery @Nullable String project,
        @RestQuery @Nullable String tool, @RestQuery @Nullable String machine, @RestQuery @Nullable String status,
        @RestQuery @Nullable String user, @RestQuery @Nullable String tag,
        @RestQuery @Nullable String before, @RestQuery("before_id") @Nullable String beforeId) {

    Filter filter() {
        var reader = new Parameters();
        reader.text("q", q);
        reader.text("project", project);
        var filter = new Filter(reader.text("tool", tool), reader.text("machine", machine),
                reader.word("status", status, "", "active", "ended", "archived"), reader.text("user", user),
                reader.text("tag", tag), reader.time("before", before), reader.text("before_id", beforeId));
        reader.check();
        return filter;
    }

    /** @param status "" for any that is not archived */
    record Filter(@Nullable String tool, @Nullable String machine, String status, @Nullable String user, @Nullable String tag,
            @Nullable Instant before, @Nullable String beforeId) {

        static Filter of(String status) {
            return new Filter(null, null, status, null, null, null, null);
        }

        boolean fits(SessionLine line) {
            return (tool == null || tool.equals(line.tool())) && (machine == null || machine.equals(line.machine()))
                    && (user == null || user.equals(line.user())) && (tag == null || line.labels().tags().contains(tag))
                    && (status.equals("archived") ? line.labels().isArchived()
                            : !line.labels().isArchived() && (status.isEmpty() || status.equals(line.status())));
        }
    }

    public String text() {
        return q == null ? "" : q;
    }

    boolean isSearch() {
        return q != null && !q.isBlank();
    }

    public boolean isNarrowed() {
        return !query().toString().isEmpty();
    }

    /** The address of the next page: the same sessions, older than this one. */
    String after(SessionLine last) {
        return query().with("before", last.lastEventAt().toString()).with("before_id", last.id()).toString();
    }

    private Query query() {
        return new Query().with("q", q).with("project", project).with("tool", tool).with("machine", machine)
                .with("status", status).with("user", user).with("tag", tag);
    }
}
