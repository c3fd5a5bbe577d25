package dev.throughline.compression.refine;

import jakarta.inject.Singleton;

import dev.throughline.compression.database.Transaction;
import dev.throughline.compression.secret.TenantSecrets;

/** Says what a model is asked of a context, and whether its answer may be read: both without secrets, by the rules of today. */
@Singleton
class Editor {

    private final RefineConfig config;
    private final RefinedContexts contexts;
    private final TenantSecrets secrets;

    Editor(RefineConfig config, RefinedContexts contexts, TenantSecrets secrets) {
        this.config = config;
        this.contexts = contexts;
        this.secrets = secrets;
    }

    Prompt prompt(Transaction transaction, Refinement refinement) {
        return Prompt.of(refinement.summary(), contexts.turns(transaction, refinement), config.limit(),
                secrets.of(refinement.tenantId()));
    }

    Review review(Refinement refinement, String answer) {
        return Review.of(refinement.summary(), answer, config.limit().context(), secrets.of(refinement.tenantId()));
    }

    /** Writes an answer in the model's name; false when the rules have written another text meanwhile. */
    boolean write(Transaction transaction, Refinement refinement, Review.Accepted accepted) {
        return contexts.write(transaction, refinement, accepted.body(), config.model().orElse(""));
    }
}
