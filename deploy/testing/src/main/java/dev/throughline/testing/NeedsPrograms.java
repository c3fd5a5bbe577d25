package dev.throughline.testing;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips a test, and says so, on a machine that lacks what only the clients need: the suite itself is built with a JDK alone. In
 * continuous integration nothing is skipped.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsPrograms.OnThePath.class)
public @interface NeedsPrograms {

    String[] value();

    final class OnThePath implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getElement().map(element -> element.getAnnotation(NeedsPrograms.class))
                    .map(needs -> evaluate(needs.value()))
                    .orElse(ConditionEvaluationResult.enabled("Needs no programs"));
        }

        private static ConditionEvaluationResult evaluate(String... programs) {
            if ("true".equals(System.getenv("CI"))) {
                return ConditionEvaluationResult.enabled("In continuous integration everything runs");
            }
            return Arrays.stream(programs).filter(program -> !isOnPath(program)).findFirst()
                    .map(missing -> ConditionEvaluationResult.disabled("NOT RUN: " + missing + " is not on the path"))
                    .orElse(ConditionEvaluationResult.enabled("All programs are there"));
        }

        private static boolean isOnPath(String program) {
            return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        }
    }
}
