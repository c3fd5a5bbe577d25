package dev.throughline.compression.compress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.throughline.common.memory.MemoryKind;

class FileKindTest {

    @ParameterizedTest
    @CsvSource({ "src/main/java/shop/Basket.java,SOURCE", "src/latest.java,SOURCE", "web/App.tsx,SOURCE",
            "src/test/java/shop/BasketTest.java,TEST", "src/BasketTest.java,TEST", "src/basket.test.ts,TEST",
            "pkg/basket_test.go,TEST",
            "test_basket.py,TEST", "README.md,DOCUMENTATION", "docs/adr/0001.md,DOCUMENTATION", "LICENSE,DOCUMENTATION",
            "config/app.yaml,CONFIGURATION", ".gitignore,CONFIGURATION", "pom.xml,BUILD", "package.json,BUILD",
            "Makefile,BUILD",
            "package-lock.json,LOCK", "go.sum,LOCK", "src/main/resources/db/migration/V1__init.sql,MIGRATION",
            "db/schema.sql,SCHEMA", "api.proto,SCHEMA", ".github/workflows/ci.yml,CI", "Jenkinsfile,CI",
            "docker/Dockerfile,INFRASTRUCTURE",
            "k8s/deployment.yaml,INFRASTRUCTURE", "main.tf,INFRASTRUCTURE", "deploy/local/up.sh,SCRIPT", "web/app.css,STYLE",
            "assets/logo.svg,ASSET", "dist/app.js,GENERATED", "web/app.min.js,GENERATED", "bin/tool,OTHER" })
    void aFileIsKnownByItsPath(String path, FileKind kind) {
        assertThat(FileKind.of(path)).isEqualTo(kind);
    }

    @Test
    void theTurnSaysWhatWasDoneToWhichKindOfFile() {
        var turn = Events.in("/w").prompt("Split the basket")
                .write("/w/src/Total.java", "File created successfully at: /w/src/Total.java").edit("/w/src/Total.java")
                .read("/w/pom.xml").write("/w/pom.xml", "").run("rm src/Old.java && git mv src/A.java src/B.java")
                .only(MemoryKind.TURN);

        assertThat(turn.details().path("files").toString()).isEqualTo("{\"source\":4,\"build\":1}");
        assertThat(turn.details().path("changes"))
                .extracting(change -> change.path("path").asText() + " " + change.path("change").asText())
                .containsExactly("src/Total.java created", "pom.xml edited", "src/Old.java deleted", "src/A.java deleted",
                        "src/B.java renamed");
        assertThat(turn.body()).contains("Deleted: src/Old.java, src/A.java");
        assertThat(turn.files()).doesNotContain("src/Old.java");
    }

    @Test
    void aFolderThatIsRemovedIsNoFile() {
        assertThat(Events.in("/w").prompt("Clean up").run("rm -rf node_modules dist/*.js").only(MemoryKind.TURN).body())
                .doesNotContain("Deleted");
    }

    @Test
    void inAnotherFolderNobodyKnowsWhichFileItWas() {
        assertThat(Events.in("/w").prompt("Clean up").run("cd /elsewhere && rm Old.java").only(MemoryKind.TURN).body())
                .doesNotContain("Deleted");
    }
}
