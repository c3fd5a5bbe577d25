package dev.throughline.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The rules that keep the modules apart, and slow tests from quick ones; everything else is the reviewer's. */
class ArchitectureTest {

    private static final List<String> SERVICES = List.of("audit-service", "ingest-service", "compression-worker",
            "recall-service");

    private static final JavaClasses SHIPPED = new ClassFileImporter().importPaths(folders("classes"));
    private static final JavaClasses TESTS = new ClassFileImporter().importPaths(folders("test-classes"));

    @Test
    void everyServiceIsLookedAt() {
        assertThat(SHIPPED).extracting(type -> type.getPackageName().split("\\.")[2])
                .contains("audit", "ingest", "compression", "recall");
    }

    @Test
    void servicesDoNotDependOnEachOther() {
        slices().matching("dev.throughline.(audit|ingest|compression|recall)..").should().notDependOnEachOther().check(SHIPPED);
    }

    @Test
    void entitiesStayInTheirFeature() {
        classes().that().areAnnotatedWith("jakarta.persistence.Entity").should().bePackagePrivate().check(SHIPPED);
    }

    @Test
    void nothingIsMocked() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("org.mockito..", "org.easymock..", "mockit..")
                .check(TESTS);
    }

    @Test
    void whatNeedsAnApplicationOfItsOwnIsLeftToTheSlowTests() {
        classes().that().areAnnotatedWith("io.quarkus.test.junit.TestProfile").should().haveSimpleNameEndingWith("IT")
                .check(TESTS);
    }

    private static List<Path> folders(String kind) {
        return SERVICES.stream().map(service -> Path.of("../..", service, "target", kind)).toList();
    }
}
