package dev.throughline.recall.hook;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;

import dev.throughline.common.identity.ProjectReference;
import dev.throughline.common.security.Caller;
import dev.throughline.common.setting.Setting;
import dev.throughline.common.setting.Settings;
import dev.throughline.recall.briefing.RecallAnswer;
import dev.throughline.recall.briefing.RecallService;
import dev.throughline.recall.briefing.Wanted;
import dev.throughline.recall.project.Project;
import dev.throughline.recall.project.Projects;

/**
 * Answers an agent's hook within its deadline. Whatever goes wrong, the agent goes on: the answer is then empty, and counted.
 */
@Singleton
class HookService {

    private static final int MOST_CHARACTERS_OF_A_QUESTION = 4_000;
    private static final int MOST_MEMORIES = 12;

    private final RecallService recall;
    private final Projects projects;
    private final HookConfig config;
    private final MeterRegistry meters;

    HookService(RecallService recall, Projects projects, HookConfig config, MeterRegistry meters) {
        this.recall = recall;
        this.projects = projects;
        this.config = config;
        this.meters = meters;
    }

    Uni<HookAnswer> answer(Caller caller, HookAgent agent, Checkout checkout, byte[] body) {
        return Uni.createFrom().deferred(() -> told(caller, checkout, read(agent, checkout, body)))
                .ifNoItem().after(config.deadline()).fail()
                .invoke(answer -> count(answer instanceof HookAnswer.Nothing ? "nothing" : "told"))
                .onFailure().recoverWithItem(this::goOn);
    }

    private Uni<HookAnswer> told(Caller caller, Checkout checkout, HookPayload payload) {
        if (!payload.asks()) {
            return Uni.createFrom().item(HookAnswer.NOTHING);
        }
        if (payload.hasLostItsContext()) {
            recall.forgetTold(caller, payload.sessionId());
        }
        return project(caller, checkout, payload)
                .chain(project -> project.map(known -> recall.recall(caller, wanted(payload, known),
                        inForce -> budget(payload, inForce)))
                        .orElse(Uni.createFrom().item(RecallAnswer.NOTHING)))
                .map(answer -> payload.agent().answer(payload.event(), answer.markdown()));
    }

    /** What the checkout says, else what is known of the session, else the folder's name; never all projects at once. */
    private Uni<Optional<Project>> project(Caller caller, Checkout checkout, HookPayload payload) {
        return known(caller, checkout.named())
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found)
                        : projects.ofSession(caller, payload.sessionId()))
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found)
                        : known(caller, checkout.ofFolder(payload.folder())));
    }

    private Uni<Optional<Project>> known(Caller caller, Optional<ProjectReference> reference) {
        return reference.map(named -> projects.known(caller, named)).orElse(Uni.createFrom().item(Optional.empty()));
    }

    private Wanted wanted(HookPayload payload, Project project) {
        boolean isStart = payload.isStart();
        String question = isStart ? "" : payload.prompt();
        var floor = isStart ? Wanted.Floor.NONE : new Wanted.Floor(config.promptFloor(), config.leastWords());
        return new Wanted(question.substring(0, Math.min(question.length(), MOST_CHARACTERS_OF_A_QUESTION)), project,
                payload.sessionId().isBlank() ? null : payload.sessionId(), List.of(),
                budget(payload, Settings.NONE), floor);
    }

    private Wanted.Budget budget(HookPayload payload, Settings inForce) {
        int tokens = payload.isStart() ? inForce.number(Setting.HOOK_START_TOKENS, config.startTokens())
                : inForce.number(Setting.HOOK_PROMPT_TOKENS, config.promptTokens());
        return new Wanted.Budget(tokens, config.mostCharacters(), MOST_MEMORIES);
    }

    private HookAnswer goOn(Throwable failure) {
        boolean isLate = failure instanceof TimeoutException;
        count(isLate ? "late" : "failed");
        Log.debugf(failure, "A hook got no answer");
        return HookAnswer.NOTHING;
    }

    private void count(String outcome) {
        meters.counter("hooks.answered", "outcome", outcome).increment();
    }

    private static HookPayload read(HookAgent agent, Checkout checkout, byte[] body) {
        try {
            return HookPayload.read(agent, checkout.event(), body);
        } catch (IOException e) {
            throw new IllegalArgumentException("The payload is not JSON", e);
        }
    }
}
