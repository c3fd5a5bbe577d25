package dev.throughline.checks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The rules that keep the modules apart, and slow tests from quick ones; everything else is the reviewer's. */
class ArchitectureTest {

    private static final List<String> SERVICES = List.of("audit-service", "ingest-service", "compression-worker",
            "recall-service");

    private static final JavaClasses SHIPPED = new ClassFileImporter().importPaths(folders("classes"));
    private static final JavaClasses TESTS = new ClassFileImporter().importPaths(folders("test-classes"));

    private static final DescribedPredicate<JavaAnnotation<?>> TAGGED_SLOW = DescribedPredicate.describe("@Tag(\"slow\")",
            annotation -> annotation.getRawType().isEquivalentTo(Tag.class)
                    && annotation.get("value").equals(Optional.of("slow")));

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
    void whatNeedsAnApplicationOfItsOwnIsASlowTest() {
        classes().that().areAnnotatedWith("io.quarkus.test.junit.TestProfile").should().beAnnotatedWith(TAGGED_SLOW)
                .check(TESTS);
    }

    private static List<Path> folders(String kind) {
        return SERVICES.stream().map(service -> Path.of("../..", service, "target", kind)).toList();
    }
}
