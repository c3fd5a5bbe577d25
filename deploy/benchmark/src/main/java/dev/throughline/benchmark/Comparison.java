package dev.throughline.benchmark;

import java.util.ArrayList;
import java.util.List;

/** What is measured beside its ceiling, in rounds that take turns: whatever else the machine does falls on both. */
public final class Comparison {

    private static final String ROW = "| %s | %,.0f | %,.0f – %,.0f |%n";

    private final String unit;
    private final List<Double> ceiling = new ArrayList<>();
    private final List<Double> measured = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();

    public Comparison(String unit) {
        this.unit = unit;
    }

    /** One round. */
    public void add(double ofCeiling, double ofMeasured) {
        ceiling.add(ofCeiling);
        measured.add(ofMeasured);
        ratios.add(ofMeasured / ofCeiling);
    }

    /** As a table in Markdown. */
    public void print(String title, String ceilingName, String measuredName, double goal) {
        System.out.printf("%n| %s | %s, median of %d rounds | least – most |%n|---|---:|---:|%n", title, unit, ratios.size());
        print(ceilingName, Quantiles.of(ceiling));
        print(measuredName, Quantiles.of(measured));
        Quantiles ratio = Quantiles.of(ratios);
        System.out.printf("| ratio (goal %.2f) | %.2f | %.2f – %.2f |%n", goal, ratio.median(), ratio.at(0), ratio.at(1));
    }

    private static void print(String name, Quantiles values) {
        System.out.printf(ROW, name, values.median(), values.at(0), values.at(1));
    }
}
