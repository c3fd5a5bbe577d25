package dev.throughline.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.throughline.audit.merkle.Hash;
import dev.throughline.audit.merkle.Rfc9162;
import dev.throughline.testing.InfrastructureResource;

@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class ProofResourceTest {

    private static final int SIZE = 13;

    private final AuditLog log;
    private Auditor auditor;

    ProofResourceTest(AuditLog log) {
        this.log = log;
    }

    @BeforeEach
    void enterANewTenant() {
        auditor = Auditor.ofNewTenant();
    }

    @Test
    void everyEntryIsProvenInTheTreeOfEverySize() {
        record(SIZE);

        for (int size = 1; size <= SIZE; size += 3) {
            for (int sequence = 1; sequence <= size; sequence++) {
                JsonPath proof = get("inclusion?sequence=" + sequence + "&size=" + size);
                byte[] leaf = Hash.leaf(Ledger.of(auditor.tenant()).entry(sequence).getBytes(StandardCharsets.UTF_8));
                assertThat(Rfc9162.includes(leaf, sequence - 1, size, hashes(proof), bytes(proof.getString("root")))).isTrue();
                assertThat(bytes(proof.getString("leaf_hash"))).isEqualTo(leaf);
            }
        }
    }

    @Test
    void everyTreeIsProvenToHaveGrown() {
        record(SIZE);

        for (int from = 1; from <= SIZE; from++) {
            JsonPath proof = get("consistency?from=" + from);
            assertThat(proof.getInt("to")).isEqualTo(SIZE);
            assertThat(Rfc9162.isConsistent(from, SIZE, bytes(proof.getString("from_root")), bytes(proof.getString("to_root")),
                    hashes(proof))).as("from %d", from).isTrue();
        }
    }

    @Test
    void whatIsNotThereIsNotProven() {
        record(2);

        auditor.asks().get("/api/audit/proofs/inclusion?sequence=3").then().statusCode(404);
        auditor.asks().get("/api/audit/proofs/inclusion?sequence=1&size=3").then().statusCode(404);
        auditor.asks().get("/api/audit/proofs/consistency?from=2&to=1").then().statusCode(404);
        auditor.asks().get("/api/audit/proofs/inclusion?sequence=0").then().statusCode(422);
        auditor.asks().get("/api/audit/proofs/inclusion").then().statusCode(422);
    }

    private void record(int entries) {
        for (int i = 0; i < entries; i++) {
            log.record(auditor.draft(AuditAction.CREDENTIAL_VIEWED, "c" + i)).await().indefinitely();
        }
    }

    private JsonPath get(String path) {
        return auditor.asks().get("/api/audit/proofs/" + path).then().statusCode(200).extract().jsonPath();
    }

    private static List<byte[]> hashes(JsonPath proof) {
        return proof.getList("hashes", String.class).stream().map(ProofResourceTest::bytes).toList();
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
