package dev.throughline.common.secret.tenant;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Estimates from above how large an expression becomes when its repetitions are written out, without doing so: RE2 for Java
 * writes out {@code ((a{1000}){1000}){1000}} until the memory is full.
 */
final class PatternSize {

    private final String expression;
    /** For each open group the size of what stands before it. */
    private final Deque<Long> outer = new ArrayDeque<>();
    private long sum;
    /** The size of the last atom, which a repetition repeats. */
    private long last;
    private int at;

    private PatternSize(String expression) {
        this.expression = expression;
    }

    static long of(String expression) {
        return new PatternSize(expression).estimate();
    }

    private long estimate() {
        while (at < expression.length()) {
            switch (expression.charAt(at)) {
                case '\\' -> escape();
                case '[' -> characterClass();
                case '(' -> open();
                case ')' -> close();
                case '{' -> repeat();
                default -> atom(at + 1);
            }
        }
        while (!outer.isEmpty()) {
            close();
        }
        return sum;
    }

    private void atom(int next) {
        last = 1;
        sum = Math.addExact(sum, 1);
        at = next;
    }

    /** {@code \Q…\E} counts as what it quotes, since a brace in it repeats nothing; {@code \p{…}} as one. */
    private void escape() {
        if (expression.startsWith("\\Q", at)) {
            int end = expression.indexOf("\\E", at);
            int next = end < 0 ? expression.length() : end + 2;
            sum += next - at;
            last = 1;
            at = next;
        } else {
            boolean isNamed = at + 2 < expression.length() && expression.charAt(at + 2) == '{'
                    && "pPx".indexOf(expression.charAt(at + 1)) >= 0;
            int end = isNamed ? expression.indexOf('}', at) : at + 1;
            atom(end < 0 ? expression.length() : end + 1);
        }
    }

    private void characterClass() {
        int end = at + 1;
        if (end < expression.length() && expression.charAt(end) == '^') {
            end++;
        }
        do { // the first character is one of the class, even a bracket
            end += end < expression.length() && expression.charAt(end) == '\\' ? 2 : 1;
        } while (end < expression.length() && expression.charAt(end) != ']');
        atom(end + 1);
    }

    private void open() {
        outer.push(sum);
        sum = 1;
        at++;
    }

    private void close() {
        last = sum + 1;
        sum = (outer.isEmpty() ? 0 : outer.pop()) + last;
        at++;
    }

    /** A brace that repeats nothing is an atom. */
    private void repeat() {
        int end = expression.indexOf('}', at);
        String counts = end < 0 ? "" : expression.substring(at + 1, end);
        if (!counts.matches("[0-9]{1,4}(,[0-9]{0,4})?")) {
            atom(at + 1);
            return;
        }
        long times = 1;
        for (String count : counts.split(",")) {
            times = Math.max(times, Long.parseLong(count) + 1);
        }
        sum += Math.min(last * times, Integer.MAX_VALUE);
        last = Math.min(last * times, Integer.MAX_VALUE);
        at = end + 1;
    }
}
