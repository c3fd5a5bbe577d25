package dev.throughline.e2e;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In containers passwords and keys are files. */
class SecretFilesIT {

    @TempDir
    private Path secrets;

    @Test
    void aServiceFindsItsSecretsInFiles() {
        var worker = Suite.running().startWorker(secrets);

        worker.awaitReady();

        worker.terminate();
    }
}
