package dev.throughline.recall.price;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * What a million tokens of a model cost.
 *
 * @param model by its name, without the date of its release
 * @param asOf when this was the price
 */
public record Price(String model, LocalDate asOf, BigDecimal input, BigDecimal output, BigDecimal cacheWrite,
        BigDecimal cacheRead) {

    private static final int DECIMALS = 6;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    /** The cost of these tokens, in the table's currency. */
    public BigDecimal of(Tokens tokens) {
        return input.multiply(BigDecimal.valueOf(tokens.input()))
                .add(output.multiply(BigDecimal.valueOf(tokens.output())))
                .add(cacheWrite.multiply(BigDecimal.valueOf(tokens.cacheCreation())))
                .add(cacheRead.multiply(BigDecimal.valueOf(tokens.cacheRead())))
                .divide(MILLION, DECIMALS, RoundingMode.HALF_UP);
    }
}
