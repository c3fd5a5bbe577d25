package dev.throughline.common.setting;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.throughline.common.problem.Problem.FieldError;

/** What a project or a tenant has set, with what follows from its profile. As JSON a flat object of names. */
public record Settings(Map<Setting, Integer> numbers) {

    public static final Settings NONE = new Settings(Map.of());

    private static final String PROFILE = "profile";

    public Settings {
        numbers = Map.copyOf(numbers);
    }

    /** What is no setting, or no longer, is passed over. */
    public static Settings read(JsonNode json) {
        var numbers = new EnumMap<Setting, Integer>(Setting.class);
        Profile.find(json.path(PROFILE).asText()).ifPresent(profile -> numbers.putAll(profile.numbers()));
        for (Setting setting : Setting.values()) {
            JsonNode value = json.path(setting.wireName());
            if (isWithin(value, setting)) {
                numbers.put(setting, value.intValue());
            }
        }
        return new Settings(numbers);
    }

    /** These, and those of the others that these lack. */
    public Settings before(Settings others) {
        var all = new EnumMap<Setting, Integer>(Setting.class);
        all.putAll(others.numbers);
        all.putAll(numbers);
        return new Settings(all);
    }

    public int number(Setting setting, int otherwise) {
        return numbers.getOrDefault(setting, otherwise);
    }

    /** What keeps this from being a change of settings: each field that is none, or has a bad value; {@code null} removes. */
    public static List<FieldError> faults(ObjectNode change) {
        return change.properties().stream().flatMap(field -> fault(field.getKey(), field.getValue()).stream()).toList();
    }

    private static Optional<FieldError> fault(String name, JsonNode value) {
        if (name.equals(PROFILE)) {
            return value.isNull() || Profile.find(value.asText()).isPresent() ? Optional.empty()
                    : Optional.of(new FieldError(name, "must be one of " + Arrays.stream(Profile.values())
                            .map(Profile::wireName).collect(Collectors.joining(", "))));
        }
        return Setting.find(name).map(setting -> fault(setting, value))
                .orElseGet(() -> Optional.of(new FieldError(name, "is no setting; there are " + names())));
    }

    private static Optional<FieldError> fault(Setting setting, JsonNode value) {
        return value.isNull() || isWithin(value, setting) ? Optional.empty()
                : Optional.of(new FieldError(setting.wireName(), "must be a whole number from 1 to " + setting.most()));
    }

    private static boolean isWithin(JsonNode value, Setting setting) {
        return value.isIntegralNumber() && value.canConvertToInt() && value.intValue() >= 1
                && value.intValue() <= setting.most();
    }

    private static String names() {
        return Stream.concat(Stream.of(PROFILE), Arrays.stream(Setting.values()).map(Setting::wireName))
                .collect(Collectors.joining(", "));
    }
}
