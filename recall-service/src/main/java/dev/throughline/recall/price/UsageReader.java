package dev.throughline.recall.price;

import java.util.ArrayList;

import jakarta.inject.Singleton;

import io.vertx.mutiny.sqlclient.Row;

import dev.throughline.recall.price.Usage.ModelUsage;

/** Puts prices to rows of tokens. */
@Singleton
public class UsageReader {

    /** The columns that rows of usage must have. */
    public static final String SUMS = """
            SELECT u.model, sum(u.messages)::bigint AS messages, sum(u.input_tokens)::bigint AS input_tokens,
              sum(u.output_tokens)::bigint AS output_tokens,
              sum(u.cache_creation_input_tokens)::bigint AS cache_creation_input_tokens,
              sum(u.cache_read_input_tokens)::bigint AS cache_read_input_tokens,
              min(u.first_at) AS first_at, max(u.last_at) AS last_at
            """;

    private final PriceTable prices;

    UsageReader(PriceTable prices) {
        this.prices = prices;
    }

    public Usage read(Iterable<Row> rows) {
        var models = new ArrayList<ModelUsage>();
        for (Row row : rows) {
            String model = row.getString("model");
            var tokens = new Tokens(row.getLong("input_tokens"), row.getLong("output_tokens"),
                    row.getLong("cache_creation_input_tokens"), row.getLong("cache_read_input_tokens"));
            models.add(ModelUsage.of(model, row.getLong("messages"), tokens, prices.of(model).orElse(null),
                    row.getOffsetDateTime("first_at").toInstant(), row.getOffsetDateTime("last_at").toInstant()));
        }
        return Usage.of(models, prices.currency());
    }
}
