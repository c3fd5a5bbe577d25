package dev.throughline.recall.statistics;

/** What sessions can have in common so that what they used is summed up. */
enum Grouping {

    /** A session is in the group of each of its tags. */
    TAG("coalesce(t.tag, '')", "LEFT JOIN LATERAL (SELECT DISTINCT unnest(s.tags)) AS t (tag) ON true"),

    /** Whose tokens sent the session, whatever user it was said to be for. */
    MEMBER("s.owner_id", "");

    /** In SQL, of a session {@code s}. */
    final String name;
    /** In SQL, what the name needs beside the session. */
    final String join;

    Grouping(String name, String join) {
        this.name = name;
        this.join = join;
    }
}
