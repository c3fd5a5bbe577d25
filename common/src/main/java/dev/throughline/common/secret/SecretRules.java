package dev.throughline.common.secret;

import java.util.List;
import java.util.stream.Stream;

/**
 * The kinds of secrets that are known. The more exact a rule, the earlier it stands: at one place the first that matches
 * names the kind.
 */
final class SecretRules {

    private SecretRules() {
    }

    /** In the order of docs/SECRETS.md. */
    static List<SecretKind> kinds() {
        return Stream.of(KeyKinds.all(), CloudKinds.all(), PlatformKinds.all(), RepositoryKinds.all(), ModelKinds.all(),
                ChatKinds.all(), PaymentKinds.all(), MailKinds.all(), MonitoringKinds.all(), PackageKinds.all(),
                DatabaseKinds.all(), RequestKinds.all(), CommandKinds.all(), AssignmentKinds.all()).flatMap(List::stream)
                .toList();
    }

    static List<SecretRule> all() {
        return kinds().stream().flatMap(kind -> kind.rules().stream()).toList();
    }
}
