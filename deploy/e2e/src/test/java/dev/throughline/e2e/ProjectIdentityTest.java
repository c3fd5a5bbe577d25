package dev.throughline.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

/** A project is its repository, wherever that lies. */
class ProjectIdentityTest {

    private final Path folder = Machine.newFolder();

    @Test
    void theSameRepositoryInTwoFoldersOnTwoMachinesIsOneProject() {
        Path laptop = Checkout.of(folder.resolve("laptop/shop"), "git@GitHub.com:Acme/two-paths.git");
        Path desktop = Checkout.of(folder.resolve("desktop/work/shop-2"), "https://bob:secret@github.com/acme/two-paths");
        var onLaptop = Plugin.on(folder.resolve("state-1")).with("THROUGHLINE_MACHINE", "laptop");
        var onDesktop = Plugin.on(folder.resolve("state-2")).with("THROUGHLINE_MACHINE", "desktop");

        onLaptop.hook("UserPromptSubmit", "on-laptop", laptop, Map.of("prompt", "We chose the vermilion cache for the shop"));
        onDesktop.hook("UserPromptSubmit", "on-desktop", desktop, Map.of("prompt", "Which cache did we choose?"));

        await().untilAsserted(() -> assertThat(Database.texts("""
                SELECT s.id || ' ' || s.machine || ' ' || p.key
                FROM memory.session s JOIN memory.project p ON p.tenant_id = s.tenant_id AND p.id = s.project_id
                WHERE s.tenant_id = ? AND s.id IN ('on-laptop', 'on-desktop')
                ORDER BY s.id DESC
                """, Suite.TENANT)).containsExactly("on-laptop laptop github.com/acme/two-paths",
                "on-desktop desktop github.com/acme/two-paths"));
    }
}
