package dev.throughline.common.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectReferenceTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "git@github.com:Acme/Shop.git",
            "https://github.com/acme/shop",
            "https://github.com/acme/shop.git/",
            "https://someone:a-token@github.com/acme/shop.git",
            "https://someone:a-t@ken@github.com/acme/shop.git",
            "https://github.com/acme/shop.git?private_token=a-token",
            "someone:a-token@github.com:acme/shop.git",
            "ssh://git@github.com:22/acme/shop.git",
            "git://github.com/acme/shop",
            " github.com/acme/shop " })
    void everyFormOfARemoteIsOneKey(String remote) {
        assertThat(ProjectReference.of(remote)).map(ProjectReference::key).contains("github.com/acme/shop");
    }

    @ParameterizedTest
    @CsvSource({ "eval/20260101", "My Shop", "C:\\work\\shop", "acme/shop" })
    void anyOtherTextIsAKeyOfItsOwn(String key) {
        assertThat(ProjectReference.of(key)).map(ProjectReference::key).contains(key);
    }

    @Test
    void blankIsNoProject() {
        assertThat(ProjectReference.of("  ")).isEmpty();
        assertThat(ProjectReference.of(null)).isEmpty();
    }

    @Test
    void aCheckoutIsKnownByItsRemoteAndItsRootCommitButNotByItsPath() {
        var here = ProjectReference.ofCheckout(null, "git@github.com:acme/shop.git", "4b825dc", "/home/ada/shop", "ada-laptop");
        var there = ProjectReference.ofCheckout(null, "https://github.com/acme/shop", "4b825dc", "/src/worktree", "build-7");

        assertThat(here).contains(new ProjectReference("github.com/acme/shop", List.of("root:4b825dc"))).isEqualTo(there);
    }

    @Test
    void anExplicitKeyIsStrongestAndTheOthersAreItsAliases() {
        var reference = ProjectReference.ofCheckout("shop", "https://github.com/acme/shop", null, "/home/ada/shop", null);

        assertThat(reference).contains(new ProjectReference("shop", List.of("github.com/acme/shop")));
    }

    @Test
    void aFolderOutsideOfGitIsKnownByItsNameAndMachine() {
        var reference = ProjectReference.ofCheckout(null, null, " ", "C:\\Users\\ada\\notes", "ada-laptop");

        assertThat(reference).map(ProjectReference::key).contains("folder:ada-laptop/notes");
    }

    @Test
    void theRootOfAFileSystemIsNoProject() {
        assertThat(ProjectReference.ofCheckout(null, null, null, "/", "ada-laptop")).isEmpty();
    }
}
