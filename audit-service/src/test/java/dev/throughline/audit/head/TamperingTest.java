package dev.throughline.audit.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

import dev.throughline.audit.log.AuditAction;
import dev.throughline.audit.log.AuditLog;
import dev.throughline.audit.log.Auditor;
import dev.throughline.audit.log.Forgery;
import dev.throughline.audit.log.Ledger;
import dev.throughline.testing.InfrastructureResource;
import dev.throughline.verify.AuditVerify;

/** What a superuser of the database falsifies, the verifier finds in the export. */
@QuarkusTest
@QuarkusTestResource(InfrastructureResource.class)
class TamperingTest {

    private static final String ENTRY = "UPDATE security.audit_entry SET entry = ";

    private final AuditLog log;
    private Auditor auditor;
    private Ledger ledger;
    private Path earlierHead;

    @TempDir
    Path folder;

    TamperingTest(AuditLog log) {
        this.log = log;
    }

    @BeforeEach
    void recordSeven() throws IOException {
        auditor = Auditor.ofNewTenant();
        ledger = Ledger.of(auditor.tenant());
        record(7);
        earlierHead = Files.writeString(folder.resolve("head.json"),
                auditor.asks().post("/api/audit/heads").then().statusCode(200).extract().asString());
    }

    @Test
    void whatNobodyTouchedIsWhatWasSigned() {
        record(3);

        assertThat(verify()).startsWith("0: The log of " + auditor.tenant() + " is what was signed: 11 entries");
    }

    @Test
    void aChangedEntryIsFound() {
        ledger.falsify(ENTRY + "replace(entry, 'a-member', 'another') WHERE tenant_id = ? AND sequence = 3");

        assertThat(verify()).startsWith("1: entry 3 was changed").contains("1 findings");
    }

    @Test
    void aRemovedEntryIsFound() {
        ledger.falsify("DELETE FROM security.audit_entry WHERE tenant_id = ? AND sequence = 4");

        assertThat(verify()).startsWith("1: entry 4 was removed").contains("1 findings");
    }

    @Test
    void anEntryThatWasRemovedWithItsHashIsFound() {
        ledger.falsify("DELETE FROM security.audit_entry WHERE tenant_id = ? AND sequence = 4",
                "DELETE FROM security.audit_node WHERE tenant_id = ? AND level = 0 AND index = 3");

        assertThat(verify()).startsWith("1: entry 4 was removed");
    }

    @Test
    void reorderedEntriesAreFound() {
        ledger.falsify("UPDATE security.audit_entry SET sequence = sequence + 1000 WHERE tenant_id = ? AND sequence IN (2, 5)",
                "UPDATE security.audit_entry SET sequence = 1007 - sequence WHERE tenant_id = ? AND sequence > 1000");

        assertThat(verify()).startsWith("1: entry 2 was reordered\nentry 5 was reordered").contains("2 findings");
    }

    @Test
    void anInsertedEntryIsFound() {
        ledger.falsify("UPDATE security.audit_entry SET sequence = sequence + 1000 WHERE tenant_id = ? AND sequence > 3",
                "UPDATE security.audit_entry SET sequence = sequence - 999 WHERE tenant_id = ? AND sequence > 1000",
                """
                        INSERT INTO security.audit_entry (tenant_id, sequence, entry)
                        SELECT tenant_id, 4, replace(entry, 'a-member', 'another')
                        FROM security.audit_entry
                        WHERE tenant_id = ? AND sequence = 3
                        """);

        assertThat(verify()).startsWith("1: entry 4 was inserted").contains("1 findings");
    }

    @Test
    void aLogWithAForgedEntryInTheWayTakesNoMore() {
        ledger.falsify("""
                INSERT INTO security.audit_entry (tenant_id, sequence, entry)
                SELECT tenant_id, 8, entry
                FROM security.audit_entry
                WHERE tenant_id = ? AND sequence = 3
                """);

        assertThatThrownBy(() -> record(1)).satisfies(failure -> assertThat(Forgery.isSeenIn(failure)).isTrue());
        assertThat(verify()).startsWith("1: entry 8 was inserted");
    }

    @Test
    void anEntryThatWasChangedWithItsHashContradictsTheSignedRoot() {
        record(2);
        ledger.falsify(ENTRY + "replace(entry, 'a-member', 'another') WHERE tenant_id = ? AND sequence = 9", """
                UPDATE security.audit_node
                SET hash = (SELECT sha256('\\x00'::bytea || convert_to(entry, 'UTF8'))
                            FROM security.audit_entry e
                            WHERE e.tenant_id = audit_node.tenant_id AND e.sequence = 9)
                WHERE tenant_id = ? AND level = 0 AND index = 8
                """);

        assertThat(verify()).startsWith("1: the stored hashes do not give the root").contains("among the entries 8 to 10");
    }

    @Test
    void aLogThatWasBegunAnewContradictsTheHeadThatWasKeptElsewhere() {
        for (String table : new String[] { "audit_entry", "audit_node", "audit_tree", "audit_head" }) {
            ledger.falsify("DELETE FROM security." + table + " WHERE tenant_id = ?");
        }
        record(9);

        assertThat(verify()).startsWith("0:");
        assertThat(verify(earlierHead)).startsWith("1: the first 7 entries are not those");
    }

    @Test
    void aForgedHeadIsFound() {
        ledger.falsify("UPDATE security.audit_head SET signature = sha512(signature) WHERE tenant_id = ?");

        assertThat(verify()).startsWith("1: the head over 7 entries is not signed by this key");
    }

    @Test
    void anExportThatWasCutOffIsNoProof() throws IOException {
        String export = auditor.asks().get("/api/audit/export").asString();
        String cut = export.substring(0, export.indexOf("\n", export.indexOf("\"sequence\":5")) + 1);

        assertThat(verify(cut)).startsWith("1: the export does not end with a signed head");
    }

    private void record(int entries) {
        for (int i = 1; i <= entries; i++) {
            log.record(auditor.draft(AuditAction.CREDENTIAL_VIEWED, "c\"" + i)).await().indefinitely();
        }
    }

    private String verify(Path... earlier) {
        return verify(auditor.asks().get("/api/audit/export").then().statusCode(200).extract().asString(), earlier);
    }

    /** The exit code and what was printed. */
    private String verify(String export, Path... earlier) {
        var printed = new ByteArrayOutputStream();
        try {
            Path key = Files.writeString(folder.resolve("audit-key.json"),
                    auditor.asks().get("/.well-known/audit-key").asString());
            Path file = Files.writeString(folder.resolve("export.jsonl"), export);
            var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
            int code = earlier.length == 0 ? AuditVerify.run(out, out, key.toString(), file.toString())
                    : AuditVerify.run(out, out, key.toString(), file.toString(), earlier[0].toString());
            return code + ": " + printed.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
