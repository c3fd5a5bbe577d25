package dev.throughline.audit.machine;

import java.util.Set;

import dev.throughline.common.problem.ProblemException;
import dev.throughline.common.security.Caller;
import dev.throughline.common.security.Scopes;

/** Who manages tokens: an administrator all of the tenant's, anyone else his own, with no more than he has himself. */
record Holder(Caller caller, Set<String> scopes) {

    Holder {
        scopes = Set.copyOf(scopes);
        if (caller.machine() != null && !scopes.contains(Scopes.ADMIN)) {
            throw ProblemException.of(403, "A machine's token manages no tokens");
        }
    }

    boolean isAdministrator() {
        return scopes.contains(Scopes.ADMIN);
    }

    boolean mayGive(Set<String> wanted) {
        return isAdministrator() || scopes.containsAll(wanted);
    }

    boolean manages(MachineToken token) {
        return isAdministrator() || token.memberId.equals(caller.userId());
    }
}
