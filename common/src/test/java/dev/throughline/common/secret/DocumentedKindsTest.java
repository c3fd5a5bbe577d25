package dev.throughline.common.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

class DocumentedKindsTest {

    private static final Path PAGE = Path.of("..", "docs", "SECRETS.md");

    @Test
    void thePageListsTheKindsAsTheCodeHasThem() throws IOException {
        List<String> kinds = SecretRules.kinds().stream()
                .map(kind -> "| `%s` | %s | %s |".formatted(kind.name(), kind.looks(), kind.told())).toList();

        List<String> lines = Files.readAllLines(PAGE);

        assertThat(lines.subList(lines.indexOf("## The kinds"), lines.size())).filteredOn(line -> line.startsWith("| `"))
                .containsExactlyElementsOf(kinds);
    }
}
