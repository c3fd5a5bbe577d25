package dev.throughline.audit;

import static io.restassured.RestAssured.given;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

import dev.throughline.testing.Infrastructure;

/** The running service, as a client and as its database's superuser see it. */
public final class AuditServer {

    public static final String PASSWORD = "a-password-for-tests";

    private static final String INSERT = """
            INSERT INTO security.member (tenant_id, id, name, password_hash, scopes, role, created_at)
            VALUES (?, ?, ?, ?, ?, ?, now())
            """;

    private static final String LOG = """
            SELECT concat_ws(' ', lower(action), lower(outcome), subject, entry::json ->> 'reason', entry::json ->> 'details')
            FROM security.audit_entry
            WHERE tenant_id = ?
            ORDER BY sequence
            """;

    private static String administratorsToken;

    private AuditServer() {
    }

    public static Response login(String tenant, String name, String password) {
        return given().contentType("application/json")
                .body(Map.of("tenant", tenant, "username", name, "password", password))
                .post("/api/auth/token");
    }

    public static Response refresh(String refreshToken) {
        return given().formParam("grant_type", "refresh_token").formParam("refresh_token", refreshToken)
                .post("/api/auth/token");
    }

    public static String token(String tenant, String name) {
        return login(tenant, name, PASSWORD).then().statusCode(200).extract().path("access_token");
    }

    /** As the administrator who was made at the first start, and who logs in once, since a password takes its time. */
    public static synchronized RequestSpecification administrator() {
        if (administratorsToken == null) {
            administratorsToken = token("default", "administrator");
        }
        return as(administratorsToken);
    }

    public static RequestSpecification as(String token) {
        return given().header("Authorization", "Bearer " + token).contentType("application/json");
    }

    /** What the tenant's audit log holds, the oldest first: {@code action outcome subject reason details}. */
    public static List<String> log(String tenant) {
        try (var statement = Infrastructure.shared().connection().prepareStatement(LOG)) {
            statement.setString(1, tenant);
            var rows = statement.executeQuery();
            var entries = new ArrayList<String>();
            while (rows.next()) {
                entries.add(rows.getString(1));
            }
            return entries;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds a member, an administrator or not by the scopes, whose password is {@link #PASSWORD}. */
    public static UUID addMember(String tenant, String name, String... scopes) {
        var id = UUID.randomUUID();
        try (var statement = Infrastructure.shared().connection().prepareStatement(INSERT)) {
            statement.setString(1, tenant);
            statement.setObject(2, id);
            statement.setString(3, name);
            statement.setString(4, Password.hash(PASSWORD).addRandomSalt(16)
                    .with(Argon2Function.getInstance(64, 1, 1, 32, Argon2.ID)).getResult());
            statement.setArray(5, statement.getConnection().createArrayOf("text", scopes));
            statement.setString(6, List.of(scopes).contains("admin") ? "admin" : "member");
            statement.executeUpdate();
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
