package dev.throughline.compression.refine;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import io.vertx.mutiny.sqlclient.Tuple;

import dev.throughline.compression.database.Transaction;

/** The table {@code model_call}: every call of a model, and what it cost. A call is entered before it is made. */
@Singleton
class Ledger {

    /** An entry of the ledger. */
    record Call(String tenantId, UUID id) {
    }

    enum Outcome {
        REFINED,
        REFUSED,
        OUTDATED,
        TIMEOUT,
        FAILED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a call ended. */
    record Settlement(Outcome outcome, @Nullable String reason, int inputTokens, int outputTokens, Duration took) {
    }

    private static final String USED = """
            SELECT coalesce(sum(input_tokens + output_tokens), 0)::bigint AS tokens, coalesce(sum(cost), 0) AS cost
            FROM model_call
            WHERE tenant_id = $1 AND project_id IS NOT DISTINCT FROM $2 AND called_at >= $3
            """;

    private static final String ENTER = """
            INSERT INTO model_call (tenant_id, id, project_id, memory_id, provider, model, purpose, outcome, input_tokens,
              output_tokens, cost)
            VALUES ($1, uuidv7(), $2, $3, $4, $5, 'refine', 'asked', $6, $7, $8)
            RETURNING id
            """;

    private static final String SETTLE = """
            UPDATE model_call
            SET outcome = $3, reason = $4, input_tokens = $5, output_tokens = $6, cost = $7, duration_ms = $8
            WHERE tenant_id = $1 AND id = $2
            """;

    private static final String STRIKE = """
            DELETE FROM model_call
            WHERE tenant_id = $1 AND id = $2
            """;

    private final RefineConfig config;

    Ledger(RefineConfig config) {
        this.config = config;
    }

    /** Whether the budget has room for the most that this call can take, beside what was taken since then. */
    boolean allows(Transaction transaction, Refinement refinement, Prompt prompt, Instant since) {
        var used = transaction.run(USED, Tuple.of(refinement.tenantId(), refinement.summary().projectId(),
                since.atOffset(ZoneOffset.UTC))).iterator().next();
        int output = config.limit().answer();
        var cost = used.getBigDecimal("cost").add(cost(prompt.tokens(), output));
        return used.getLong("tokens") + prompt.tokens() + output <= config.budget().tokens()
                && config.budget().cost().map(most -> cost.compareTo(most) <= 0).orElse(true);
    }

    /** Enters a call with the most that it can take. */
    Call enter(Transaction transaction, Refinement refinement, Prompt prompt) {
        int output = config.limit().answer();
        var row = Tuple.of(refinement.tenantId(), refinement.summary().projectId(), refinement.memoryId(),
                config.provider().name().toLowerCase(Locale.ROOT), config.model().orElse(""), prompt.tokens())
                .addInteger(output).addBigDecimal(cost(prompt.tokens(), output));
        return new Call(refinement.tenantId(), transaction.run(ENTER, row).iterator().next().getUUID("id"));
    }

    void settle(Transaction transaction, Call call, Settlement settlement) {
        transaction.run(SETTLE, Tuple.of(call.tenantId(), call.id(), settlement.outcome().wireName(), settlement.reason(),
                settlement.inputTokens(), settlement.outputTokens())
                .addBigDecimal(cost(settlement.inputTokens(), settlement.outputTokens()))
                .addInteger((int) settlement.took().toMillis()));
    }

    /** Takes out a call that was not made. */
    void strike(Transaction transaction, Call call) {
        transaction.run(STRIKE, Tuple.of(call.tenantId(), call.id()));
    }

    private BigDecimal cost(int inputTokens, int outputTokens) {
        return config.price().input().multiply(BigDecimal.valueOf(inputTokens))
                .add(config.price().output().multiply(BigDecimal.valueOf(outputTokens))).movePointLeft(6);
    }
}
