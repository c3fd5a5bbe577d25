package dev.throughline.recall.price;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What models took and gave, the one with the most tokens first.
 *
 * @param unpriced how many messages are of models whose price is not known; they are in no cost
 */
public record Usage(List<ModelUsage> models, long messages, long inputTokens, long outputTokens,
        long cacheCreationInputTokens, long cacheReadInputTokens, BigDecimal cost, String currency, long unpriced) {

    /**
     * One model.
     *
     * @param cost absent where its price is not known
     * @param pricedAsOf of when that price is
     */
    public record ModelUsage(String model, long messages, long inputTokens, long outputTokens,
            long cacheCreationInputTokens, long cacheReadInputTokens, @Nullable BigDecimal cost,
            @Nullable LocalDate pricedAsOf, Instant firstAt, Instant lastAt) {

        static ModelUsage of(String model, long messages, Tokens tokens, @Nullable Price price, Instant first, Instant last) {
            return new ModelUsage(model, messages, tokens.input(), tokens.output(), tokens.cacheCreation(), tokens.cacheRead(),
                    price == null ? null : price.of(tokens), price == null ? null : price.asOf(), first, last);
        }
    }

    public Usage {
        models = List.copyOf(models);
    }

    static Usage of(List<ModelUsage> models, String currency) {
        var cost = BigDecimal.ZERO;
        long unpriced = 0;
        for (ModelUsage model : models) {
            cost = model.cost() == null ? cost : cost.add(model.cost());
            unpriced += model.cost() == null ? model.messages() : 0;
        }
        return new Usage(models, models.stream().mapToLong(ModelUsage::messages).sum(),
                models.stream().mapToLong(ModelUsage::inputTokens).sum(),
                models.stream().mapToLong(ModelUsage::outputTokens).sum(),
                models.stream().mapToLong(ModelUsage::cacheCreationInputTokens).sum(),
                models.stream().mapToLong(ModelUsage::cacheReadInputTokens).sum(), cost, currency, unpriced);
    }
}
