package dev.throughline.recall.dashboard.project;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How much was done on a project, a bar for each of the last days. */
public record Activity(LocalDate from, LocalDate to, List<Bar> bars, List<Week> weeks) {

    static final int DAYS = 84;
    /** Of the drawing, in its own units. */
    public static final int HEIGHT = 96;
    public static final int STEP = 10;
    public static final int WIDTH = DAYS * STEP;

    /** What was done on a day. */
    record Day(LocalDate date, int sessions, int turns) {
    }

    /** A day as it is drawn. */
    public record Bar(int x, int y, int height, String label) {
    }

    /** A week as it is told to those who do not see the drawing. */
    public record Week(LocalDate monday, int sessions, int turns) {
    }

    public Activity {
        bars = List.copyOf(bars);
        weeks = List.copyOf(weeks);
    }

    static Activity of(LocalDate today, List<Day> days) {
        LocalDate from = today.minusDays(DAYS - 1L);
        int most = Math.max(1, days.stream().mapToInt(Day::turns).max().orElse(1));
        var bars = new ArrayList<Bar>();
        days.stream().filter(day -> !day.date().isBefore(from) && !day.date().isAfter(today))
                .forEach(day -> bars.add(bar(day, (int) (day.date().toEpochDay() - from.toEpochDay()), most)));
        return new Activity(from, today, bars, weeks(days));
    }

    private static Bar bar(Day day, int place, int most) {
        int height = Math.max(3, Math.round((float) HEIGHT * day.turns() / most));
        return new Bar(place * STEP, HEIGHT - height, height,
                day.date() + ": " + day.turns() + " turns in " + day.sessions() + " sessions");
    }

    private static List<Week> weeks(List<Day> days) {
        Map<LocalDate, Week> weeks = new TreeMap<>();
        days.forEach(day -> weeks.merge(day.date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                new Week(day.date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)), day.sessions(), day.turns()),
                (a, b) -> new Week(a.monday(), a.sessions() + b.sessions(), a.turns() + b.turns())));
        return List.copyOf(weeks.values());
    }
}
