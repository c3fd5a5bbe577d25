package dev.throughline.common.event;

import dev.throughline.common.identity.ProjectReference;

/**
 * The session in which facts of a project are set that belong to no agent's session: so they keep their order, and go the way
 * of all events. It is shown to nobody.
 */
public final class FactSession {

    /** What its id begins with; that of no agent's session does. */
    public static final String PREFIX = "project-memory/";

    private FactSession() {
    }

    public static String id(ProjectReference project) {
        return PREFIX + ContentKey.hash(project.key());
    }
}
