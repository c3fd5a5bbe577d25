package dev.throughline.common.event;

import dev.throughline.common.identity.ProjectReference;

/**
 * The session in which facts and settings of a project are set that belong to no agent's session: so they keep their order,
 * and go the way of all events. It is shown to nobody.
 */
public final class FactSession {

    /** What its id begins with; that of no agent's session does. */
    public static final String PREFIX = "project-memory/";

    /** In which the settings of the whole tenant are changed; no hash is like it. */
    public static final String OF_TENANT = PREFIX + "tenant";

    private FactSession() {
    }

    public static String id(ProjectReference project) {
        return PREFIX + ContentKey.hash(project.key());
    }
}
