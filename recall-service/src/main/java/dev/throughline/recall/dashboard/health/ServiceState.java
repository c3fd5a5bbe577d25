package dev.throughline.recall.dashboard.health;

import java.util.List;

/** What a service says of itself. */
public record ServiceState(String name, State state, List<Check> checks, List<Figure> figures) {

    /** How it is. */
    public enum State {
        /** Ready for work. */
        UP,
        /** It answers, and says that something is wrong. */
        NOT_READY,
        /** It does not answer in time. */
        AWAY;

        /** As people say it. */
        public String label() {
            return switch (this) {
                case UP -> "up";
                case NOT_READY -> "not ready";
                case AWAY -> "does not answer";
            };
        }
    }

    public ServiceState {
        checks = List.copyOf(checks);
        figures = List.copyOf(figures);
    }

    static ServiceState away(String name) {
        return new ServiceState(name, State.AWAY, List.of(), List.of());
    }
}
